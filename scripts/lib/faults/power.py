"""The power goes at any moment of a run of commands (threat 2).

A run is recorded by strace: every write, cut, sync and name of a file in the store's folder, with its bytes, in the order in
which the system did them, and every reply. Then, for cuts all over the record, the files are made as a disk may have them
then (disk.py), and the real program opens them. The shared memory (-shm) does not outlive a machine, and is left out.
"""

import json
import os
import shlex
import shutil
import subprocess

from . import tracing
from .desk import LIFE, Broken, Store, identifier, raising
from .disk import TRACED, Record


def script(program, store, folder, replies, is_full):
    """The run: two stores made, one of a backup; writers one after another and at once; a log that is emptied; a new key."""
    def line(*words, where=store):
        said = shlex.join([program.path, *words, "--store", where, "--format", "json"])
        return f"{said} >> {shlex.quote(replies)} 2>> {shlex.quote(folder + '/errors')}"

    begin = [line("init", "--rehearsal", "--now", "2026-11-23T09:00:00Z"), line(*raising(1))]
    lines = [*begin, *(line(move, "1", "--as", person, *fields) for move, person, fields in LIFE[:3])]
    lines += [line(*raising(2, impact="high", immediacy="hours")), line("tick", "--now", "2026-11-23T12:00:00Z")]
    for round_ in range(2 if is_full else 1):
        at_once = [
            line("note", "1", "--as", "j.mercer", "--reason", f"Words {round_}."), line(*raising(3 + round_)),
            line("set", "2", "--as", "j.mercer", f"title=Title {round_}"), line("tick")]
        lines += [f"({' & '.join(at_once)} & wait)"]
    lines += [line("backup", folder + "/copy.db"), line("audit", "key", "--new")]
    # Long texts, until the log has been emptied into the file and is begun anew.
    lines += [line(*raising(10 + number, questions=200)) for number in range(26 if is_full else 13)]
    lines += [line("restore", folder + "/copy.db", where=folder + "/second.db")]
    lines += [line("note", "1", "--as", "j.mercer", "--reason", "Later.", where=folder + "/second.db")]
    lines += [line("tick", "--now", "2026-11-24T16:00:00Z"), line("note", "1", "--as", "j.mercer", "--reason", "End.")]
    return "\n".join(lines) + "\n"


def record(trial):
    """Runs all of it under strace; the record."""
    folder = trial.path("run")
    os.mkdir(folder, 0o700)
    store, replies, log = folder + "/store.db", trial.path("replies"), trial.path("log")
    with open(trial.path("script"), "w", encoding="utf-8") as file:
        file.write(script(trial.program, store, trial.folder, replies, trial.is_full).replace(
            trial.folder + "/copy.db", folder + "/copy.db").replace(trial.folder + "/second.db", folder + "/second.db"))
    ended = subprocess.run(
        ["strace", "-f", "-y", "-xx", "-qq", "-s", str(2 << 20), "-o", log, "-e", "signal=none", "-e", "trace=" + ",".join(TRACED),
         "sh", "-e", trial.path("script")], env=trial.program.environment(), capture_output=True)
    if ended.returncode != 0:
        with open(trial.path("errors"), encoding="utf-8") as file:
            raise Broken("the run that is recorded does not end well: " + file.read()[-600:])
    made = Record(folder, replies).read(log)
    os.unlink(log)
    return made


class Power:
    """Cuts of the power, with un-synced writes lost, or the last one torn."""

    name = "power"
    promise = "whatever is lost of what was not synced: what was acknowledged is there, the store is sound, and goes on"

    @staticmethod
    def run(trial):
        tracing.needed()
        made = record(trial)
        operations = made.operations
        kinds = {kind: sum(each.kind == kind for each in operations) for kind in ("write", "cut", "sync", "reply")}
        if not all(kinds.values()) or not any(each.kind == "renameat2" for each in operations):
            raise Broken(f"the record is not whole: {kinds}")
        # The place before which the store is not there yet, and those while a copy is made.
        first = next(place for place, each in enumerate(operations) if each.kind == "reply")
        copying = [place for place, each in enumerate(operations) if each.name and "copy.db.new" in str(each.name)]
        restoring = [place for place, each in enumerate(operations) if each.name and "second.db.new" in str(each.name)]
        cases = []
        for number in range(trial.size(24, 600)):
            generator = trial.chance(number)
            low, high = (0, len(operations))
            if number % 12 == 0:
                high = first + 2
            elif number % 12 == 1:
                low, high = min(copying), max(copying) + 6
            elif number % 12 == 2:
                low, high = min(restoring), max(restoring) + 6
            place = generator.randint(low, min(high, len(operations)))
            # To tear a write it takes one that no sync has followed: the last of all that was done.
            writes = [each for each in range(low, min(high, len(operations))) if operations[each].kind == "write"]
            if number % 2 and writes:
                place = generator.choice(writes) + 1
            cases.append((number, place, number % 2 == 1, generator))
        trial.each(cases, lambda case: Power.cut(trial, made, *case))
        trial.count("writes on record", kinds["write"])
        trial.count("syncs", kinds["sync"])

    @staticmethod
    def cut(trial, made, number, place, is_torn, generator):
        files, was_torn = made.after(place, generator, is_torn)
        folder = trial.path(f"cut-{number}")
        os.mkdir(folder, 0o700)
        for path, data in files.items():
            with open(os.path.join(folder, os.path.basename(path)), "wb") as file:
                file.write(data)
            os.chmod(file.name, 0o600)
        try:
            Power.check(trial, made, place, folder, generator)
        except Broken as fault:
            raise Broken(f"cut {number} at {place} of {len(made.operations)}: {fault}") from None
        shutil.rmtree(folder)
        trial.count("cuts with the last write torn" if was_torn else "cuts with writes dropped")

    @staticmethod
    def check(trial, made, place, folder, generator):
        """What was acknowledged before the cut is there, and everything can be gone on with."""
        replies = [json.loads(line) for line in made.replies_before(place)]
        store, copy, second = (Store(trial.program, f"{folder}/{name}.db") for name in ("store", "copy", "second"))
        for reply in replies:
            # A store, or a copy, that was made says where it is.
            if "store" in reply or reply.get("done") in ("backup", "restored"):
                target = os.path.basename(reply.get("store") or reply["to"])
                if not os.path.exists(os.path.join(folder, target)):
                    raise Broken(f"{target} was said to be there, and is not")
        # The one write to the second store comes right after the reply that it was made.
        restored = [index for index, reply in enumerate(replies) if reply.get("done") == "restored"]
        later = replies[restored[0]:restored[0] + 2] if restored else []
        store.receipts = [reply for reply in replies if reply.get("seq") and reply.get("head") and reply not in later]
        second.receipts = [reply for reply in later if reply.get("seq")]
        if not os.path.exists(store.path):
            store.expect("init", "--rehearsal")
            trial.count("with no store yet")
        else:
            store.verify()
        keys = [reply["key"] for reply in replies if reply.get("key")]
        if keys and keys[-1] not in store.expect("audit", "key").out:
            raise Broken("the key that was said to be new is not beside the store")
        for other in (second,) if os.path.exists(second.path) else ():
            other.verify()
            other.write("note", "1", "--as", "j.mercer", "--reason", "After.")
            other.verify()
        if os.path.exists(copy.path):
            other = Store(trial.program, folder + "/third.db")
            other.expect("restore", copy.path)
            other.verify()
        # Only an acknowledged request may be counted on: the cut may lie between the store and its first one.
        had = any(reply.get("reference", "").endswith("-000001") for reply in store.receipts)
        words = raising(99) if not had else ["note", "1", "--as", "j.mercer", "--reason", "After."]
        store.write(*words, "--command-id", identifier(generator))
        store.verify()


TRIALS = [Power]
