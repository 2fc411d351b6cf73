"""SIGKILL at any moment: of writers at once, and of two schedulers at once (threats 1 and 11)."""

import threading
import time

from . import tracing
from .desk import BEGINNING, LIFE, SOUND_STATUSES, Broken, identifier, kill_group, raising
from .pager import Pager

# Where a writer is killed exactly: before the nth of these calls, n up to this.
POINTS = {"pwrite64": 48, "fdatasync": 3, "write": 3, "flock": 3, "ftruncate": 2}
# After so many kills everything is verified while the others go on.
BETWEEN = 50


def minute(number):
    """The instant so many minutes after the template ends."""
    hours, minutes = divmod(10 * 60 + number, 60)
    return f"2026-11-{23 + hours // 24:02}T{hours % 24:02}:{minutes:02}:00Z"


class Kills:
    """Writers that are killed; each then says its command again, under the same id."""

    name = "kills"
    promise = "whoever is killed while writing has written all or nothing; what was acknowledged is there, and is done once"

    @staticmethod
    def run(trial):
        tracing.needed()
        store = trial.store()
        state = {"kills": 0, "commands": 0}
        wanted = trial.size(60, 2_000)
        acknowledged, ids, faults = [], {}, []
        lock = threading.Lock()

        def one(words, number, command):
            """Kills a command once, then says it again until it is answered; the answer."""
            generator = trial.chance(number)
            said = [*words, "--format", "json"] + (["--command-id", command] if command else [])
            first, killed = attempt(trial, store, said, generator)
            with lock:
                state["commands"] += 1
                if first.receipt:
                    acknowledged.append(first.receipt)
                due = False
                if killed:
                    state["kills"] += 1
                    due = state["kills"] % BETWEEN == 0
                so_far = list(acknowledged)
            for _ in range(60):
                again = store.run(*said)
                if again.status != 8:
                    break
                time.sleep(0.05)
            if again.status not in SOUND_STATUSES - {7, 9} or again.status == 8:
                raise Broken(str(again))
            if first.receipt and command and again.status == 0:
                if (again.receipt["seq"], again.receipt["head"]) != (first.receipt["seq"], first.receipt["head"]):
                    raise Broken(f"said again it has another receipt: {first.out} then {again.out}")
            if first.receipt and command and again.status != 0:
                raise Broken(f"acknowledged, and then: {again}")
            with lock:
                if again.status == 0 and again.receipt:
                    acknowledged.append(again.receipt)
                    if command:
                        ids[command] = words[0]
            if due:
                store.verify(so_far)
            return again

        def writer(place):
            reference, step = None, 0
            number = place
            try:
                while state["kills"] < wanted and not faults:
                    generator = trial.chance("words", number)
                    command = identifier(generator)
                    act = generator.random()
                    if reference is None:
                        ended = one(raising(number, text="x" * generator.randrange(3_800)), number, command)
                        reference, step = (ended.receipt["reference"], 0) if ended.status == 0 else (None, 0)
                    elif act < 0.4:
                        move, person, fields = LIFE[step]
                        ended = one([move, reference, "--as", person, *fields], number, command)
                        step += 1
                        if ended.status != 0 or step == len(LIFE):
                            reference = None
                    elif act < 0.7:
                        one(["note", "1", "--as", "j.mercer", "--reason", f"Words {number}."], number, command)
                    else:
                        one(["set", "2", "--as", "j.mercer", f"title=Title {number}"], number, command)
                    number += 10
            except Exception as fault:
                faults.append(fault)

        def scheduler():
            number = 9
            try:
                while state["kills"] < wanted and not faults:
                    one(["tick", "--now", minute(number)], number, None)
                    number += 10
            except Exception as fault:
                faults.append(fault)

        threads = [threading.Thread(target=writer, args=(place,)) for place in range(trial.size(3, 4))]
        threads.append(threading.Thread(target=scheduler))
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if faults:
            raise faults[0]
        store.verify(acknowledged)
        twice = store.rows(
            "SELECT command, kind FROM event WHERE command IS NOT NULL GROUP BY 1, 2 HAVING count(*) > 1")
        if twice:
            raise Broken(f"done twice: {twice[:3]}")
        events = {}
        for command, kind in store.rows("SELECT command, kind FROM event WHERE command IS NOT NULL"):
            events.setdefault(command.decode(), set()).add(kind.decode())
        for command, verb in ids.items():
            kinds = events.get(command, set())
            if not kinds or (verb == "raise" and kinds != {"raise", "submit"}):
                raise Broken(f"command {command} ({verb}) was acknowledged, and of it there is {kinds or 'nothing'}")
        store.receipts = acknowledged
        store.write("note", "1", "--as", "j.mercer", "--reason", "After.")
        store.verify()
        trial.count("kills", state["kills"])
        trial.count("commands", state["commands"])
        trial.count("receipts, all of them in the journal", len(acknowledged))


def attempt(trial, store, words, generator):
    """Starts a command that is to be killed: at a moment by chance, or exactly before one of its calls."""
    if generator.random() < 0.5:
        call = generator.choice(sorted(POINTS))
        when = generator.randint(1, POINTS[call])
        ended = store.run(*words, prefix=tracing.injecting(call, "signal=KILL", when))
        return ended, ended.status in (-9, 137)
    began = time.monotonic()
    process = store.program.start(store.words(words))
    time.sleep(generator.random() * trial.size(0.16, 0.10))
    kill_group(process)
    ended = store.program.end(process, words, began)
    return ended, ended.status == -9


class Ticks:
    """Two schedulers at once, one of them killed at every call that changes anything."""

    name = "ticks"
    promise = "a rung falls due once, and what it tells arrives under one name, whichever of two schedulers is killed where"

    @staticmethod
    def run(trial):
        tracing.needed()
        times = ["2026-11-24T16:00:00Z", "2026-11-26T10:00:00Z", "2026-12-08T10:00:00Z"]
        cases = []
        for time_ in times[:trial.size(1, 3)]:
            words = ["tick", "--now", time_, "--format", "json"]
            whole = trial.store("whole.db")
            pager = Pager(whole).install()
            kinds = ["pwrite64", "fdatasync", "ftruncate", "write", "flock", "fcntl"]
            counts, ended = tracing.calls(whole, words, kinds)
            if ended.status != 0 or ended.receipt is None:
                raise Broken(f"{ended}: the trial needs something that has fallen due")
            expected = whole.ledger()
            if pager.settle()[1] < 2:
                raise Broken("the trial needs something that is told")
            pager.remove()
            cases += [(words, call, when, expected) for call, most in counts.items() for when in range(1, most + 1)]
            whole.remove()
        if not trial.is_full:
            cases = trial.chance("cases").sample(cases, min(len(cases), 24))

        def one(case):
            words, call, when, expected = case
            generator = trial.chance(*words, call, when)
            store = trial.store(f"{identifier(generator)}.db")
            pager = Pager(store).install()
            first = store.program.start(store.words(words), tracing.injecting(call, "signal=KILL", when))
            # The other comes when the first is under way, or after: alone the first is killed at this very call.
            other = store.program.start(store.words(words)) if generator.random() < 0.5 else None
            killed = store.program.end(first, words)
            if other:
                ended = store.program.end(other, words)
                if ended.status not in (0, 8):
                    raise Broken(f"beside one that was killed at {call} {when}: {ended}")
            store.expect(*words)
            if store.ledger() != expected:
                raise Broken(f"the ledger is another after a kill at {call} {when} of {' '.join(words)}")
            store.receipts += [each.receipt for each in (killed,) if each.receipt]
            got, sent = pager.settle()
            store.verify()
            store.remove()
            pager.remove()
            trial.count("messages, each under one name", sent)
            if got > sent:
                trial.count("of them sent again", got - sent)
            trial.count("points at which a tick was killed" if killed.status in (-9, 137) else "ticks that got away")

        trial.each(cases, one)
        trial.count("instants", len({case[0][2] for case in cases}))


TRIALS = [Kills, Ticks]
assert BEGINNING < minute(0)
