"""The system's clock jumps (threat 12): days ahead, days back, to 2038 and beyond, to before 1970.

The program asks time(2) for the time, through the C library. A library of ours, put before that one, gives another
(jump.c); the store is a live one, which takes no --now.
"""

import os
import subprocess
import time

from .desk import Broken, LeftOut, Store, raising

SOURCE = os.path.join(os.path.dirname(os.path.realpath(__file__)), "jump.c")


class Clocks:
    """A store is used while its machine's clock jumps to and fro."""

    name = "clocks"
    promise = "a clock that jumps loses and changes nothing: ahead what is due is recorded, behind nothing is written"

    @staticmethod
    def run(trial):
        library = trial.path("jump.so")
        built = subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-o", library, SOURCE], capture_output=True)
        if built.returncode != 0:
            raise LeftOut("gcc makes no library: " + built.stderr.decode(errors="replace")[:200])
        # Where to, and how pressing what waits is: what is repeated each hour is repeated for all the years.
        jumps = {
            "3 days": (lambda now: now + 3 * 86_400, "high"), "one minute back": (lambda now: now - 60, "high"),
            "1970": (lambda now: -60, "none"), "2038": (lambda now: 2 ** 31 + 60, "low"),
            "2040": (lambda now: 2_208_988_807, "none"), "2106": (lambda now: 2 ** 32 + 60, "none"),
            "a year": (lambda now: now + 365 * 86_400, "high"),
        }
        for name in list(jumps) if trial.is_full else ["3 days", "one minute back", "2038", "1970"]:
            now = int(time.time())
            to, impact = jumps[name]
            Clocks.jump(trial, name, to(now), impact if trial.is_full or name == "3 days" else "none", now, library)

    @staticmethod
    def jump(trial, name, there, impact, now, library):
        store = Store(trial.program, trial.path(name.replace(" ", "-") + ".db"))
        here = {}
        if name == "1970":
            # A machine whose clock has never been set: a store is made then, and used once the clock is right.
            there, here = now, {"LD_PRELOAD": library, "TASKING_TRIAL_TIME": str(there)}
        away = {"LD_PRELOAD": library, "TASKING_TRIAL_TIME": str(there)}
        store.write("init", env=here)
        owner = store.rows("SELECT id FROM person LIMIT 1")[0][0].decode()
        words = raising(1, impact="low" if impact == "low" else "high", immediacy="weeks" if impact == "low" else "hours")
        words = [owner if word == "b.hughes" else word for word in words if word != "--submit" or impact != "none"]
        store.write(*words, env=here)
        before = store.rows("SELECT max(recorded_at), count(*) FROM event")[0]
        began = time.monotonic()
        ticked = store.run("tick", "--format", "json", env=away)
        if time.monotonic() - began > 60:
            raise Broken(f"a tick after {name} took {time.monotonic() - began:.0f} s")
        if ticked.receipt:
            store.receipts.append(ticked.receipt)
        ahead = there > before[0]
        if ahead and (ticked.status != 0 or ticked.receipt is None):
            raise Broken(f"the clock at {name}: {ticked}")
        after = store.rows("SELECT max(recorded_at), count(*) FROM event")[0]
        if ahead and not before[0] < after[0] <= there + 60:
            raise Broken(f"the clock at {name}: recorded as of {after[0]}")
        # A draft may have run out by then.
        looks = [["list"], ["person", "list"]] + [
            [look, "1"] for look in ("show", "why", "history") if impact != "none"]
        for look in looks:
            store.expect(*look, env=away)
        new = [word for word in words if word != "--submit"]
        store.write(*new, env=away)
        store.verify()
        trial.count("jumps")
        Clocks.back(trial, name, store, there, now, looks, new)

    @staticmethod
    def back(trial, name, store, there, now, looks, new):
        """The clock is right again: what is recorded stays, and time never goes back in the journal."""
        before = store.dump()
        if there > now + 120:
            for words in (["tick"], new):
                ended = store.run(*words)
                if ended.status != 8 or "clock says" not in ended.err or "set the clock right" not in ended.err:
                    raise Broken(f"{name}, and back: {ended}")
                trial.count("writes refused while the clock is behind the journal")
            if store.dump() != before:
                raise Broken(f"{name}, and back: something was written")
            doctor = store.run("doctor")
            if doctor.status != 8 or "nothing can be written" not in doctor.out:
                raise Broken(f"{name}, and back: doctor says {doctor.out}")
            for look in looks:
                if "nothing can be written until the clock is right" not in store.expect(*look).err:
                    raise Broken(f"{name}, and back: {look} does not say that the clock is behind")
        else:
            store.write(*new)
        store.verify()
        times = [row[0] for row in store.rows("SELECT recorded_at FROM event ORDER BY seq")]
        if times != sorted(times):
            raise Broken(f"{name}: the journal goes back in time")


TRIALS = [Clocks]
