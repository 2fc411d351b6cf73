"""Disks that are full or fail, files that cannot be opened or written, disks that are slow (threats 4, 5 and 6)."""

import os
import subprocess
import time

from . import tracing
from .desk import Broken, LeftOut, Store, identifier, raising

# The calls that fail, and how. A read never finds a full disk.
FAILURES = {
    "pwrite64": ("ENOSPC", "EIO"), "write": ("ENOSPC", "EIO"), "fdatasync": ("EIO", "ENOSPC"), "fsync": ("EIO", "ENOSPC"),
    "ftruncate": ("EIO", "ENOSPC"), "openat": ("ENOSPC", "EIO", "EMFILE"), "renameat2": ("ENOSPC", "EIO"), "rename": ("EIO",),
    "pread64": ("EIO",), "read": ("EIO",), "flock": ("EIO", "ENOLCK"), "fcntl": ("EIO",), "mmap": ("ENOMEM",),
}
UNSURE = "may be there or not"


def check_refusal(ended, what):
    """A command that met a failing disk: done, or refused in plain words with what to do, as out of reach or damaged."""
    if ended.status == 0:
        return
    if ended.status not in (8, 9):
        raise Broken(f"{what}: {ended}")
    if not ended.refusal[0] or not ended.refusal[1]:
        raise Broken(f"{what}: it is not said what is wrong, and what to do: {ended}")


class Failing:
    """Each call that a command makes to the disk fails, in turn: once, and from then on."""

    name = "failing"
    promise = "whichever call to the disk fails, a command is done or is refused in words; the store is sound and works again"
    # Each needs a store, except init.
    commands = {
        "note": ["note", "1", "--as", "j.mercer", "--reason", "Words.", "--format", "json"],
        "raise": [*raising(20, questions=20), "--format", "json"],
        "tick": ["tick", "--now", "2026-11-26T10:00:00Z", "--format", "json"],
        "checkpoint": [*raising(21, questions=200), "--format", "json"],
        "init": ["init", "--rehearsal", "--now", "2026-11-23T09:00:00Z", "--format", "json"],
        "backup": ["backup", "COPY", "--format", "json"],
        "restore": ["restore", "COPY", "--format", "json"],
        "key": ["audit", "key", "--new", "--format", "json"],
        "verify": ["audit", "verify"],
        "list": ["list"],
    }

    @classmethod
    def run(cls, trial):
        tracing.needed()
        kinds = list(FAILURES)
        cases = []
        long = trial.store("long.db")
        # A log that the next long write makes so long that it is emptied.
        while os.path.getsize(long.path + "-wal") < 4_000_000:
            long.write(*raising(30, questions=200))
        backup = long.path + ".backup"
        trial.store("small.db").expect("backup", backup)
        for name, words in cls.commands.items():
            store = cls.prepared(trial, name, long, backup)
            said = [store.path + ".copy" if word == "COPY" else word for word in words]
            counts, ended = tracing.calls(store, said, kinds, cls.paths(store))
            if ended.status != 0:
                raise Broken(str(ended))
            subprocess.run(["rm", "-rf", os.path.dirname(store.path)], check=True)
            for call, most in counts.items():
                # Where a call is made hundreds of times over, all of it alike, some forty are enough.
                for when in range(1, most + 1, max(1, most // 40)):
                    cases += [(name, call, f"{when}{more}", error) for error in FAILURES[call] for more in ("", "+")]
        if not trial.is_full:
            generator = trial.chance("cases")
            writing = [case for case in cases if case[1] not in ("pread64", "fcntl", "read", "mmap")]
            cases = generator.sample(writing, 32) + generator.sample(cases, 8)
        trial.each(cases, lambda case: cls.one(trial, long, backup, *case))
        long.remove()

    @staticmethod
    def paths(store):
        copies = [f"{store.path}.copy{suffix}" for suffix in ("", ".new", ".new-journal", ".lock")]
        return [*tracing.paths_of(store.path), *copies]

    @staticmethod
    def prepared(trial, name, long, backup):
        """A store of its own for one case, or what the command needs in its place."""
        path = trial.path(identifier(trial.chance(time.monotonic_ns())))
        os.mkdir(path, 0o700)
        store = Store(trial.program, path + "/store.db")
        if name == "restore":
            subprocess.run(["cp", backup, store.path + ".copy"], check=True)
        elif name == "checkpoint":
            long.copy_to(store.path)
        elif name != "init":
            trial.template.copy_to(store.path)
        return store

    @classmethod
    def one(cls, trial, long, backup, name, call, when, error):
        store = cls.prepared(trial, name, long, backup)
        what = f"{name}, {error} at {call} {when}"
        words = [store.path + ".copy" if word == "COPY" else word for word in cls.commands[name]]
        if name in ("note", "raise", "checkpoint"):
            words += ["--command-id", identifier(trial.chance(what))]
        had = os.path.exists(store.path)
        before = store.length() if had else 0
        prefix = tracing.injecting(call, f"error={error}", when, cls.paths(store))
        ended = store.run(*words, prefix=prefix)
        check_refusal(ended, what)
        try:
            cls.check(store, name, words, ended, before, call)
        except Broken as fault:
            raise Broken(f"{what}: it said {ended.status} {ended.said[:200]!r}; then {fault}") from None
        trial.count("failures refused with 8" if ended.status == 8 else "with 9" if ended.status == 9 else "borne")
        if UNSURE in ended.err:
            trial.count("of them told as unsure")
        subprocess.run(["rm", "-rf", os.path.dirname(store.path)], check=True)

    @staticmethod
    def check(store, name, words, ended, before, call):
        """The disk works again: what was said is so, and the command can be given again."""
        made = store.path if name in ("init", "restore") else store.path + ".copy"
        if name in ("init", "restore", "backup"):
            is_there = os.path.exists(made)
            if (ended.status == 0) != is_there and UNSURE not in ended.err:
                raise Broken(f"{made} is {'there' if is_there else 'not there'}")
            # A lock that could not be taken may be somebody else's by now, and stays.
            left = [suffix for suffix in (".lock", ".new", "-wal", "-shm")
                    if os.path.exists(made + suffix) and (suffix, call) != (".lock", "flock")]
            if name != "init" and not is_there and left:
                raise Broken(f"files are left beside nothing: {left}")
            if not is_there:
                store.expect(*words)
        else:
            grown = store.length() > before
            if grown and ended.status != 0 and UNSURE not in ended.err and name != "key":
                raise Broken("it was written all the same")
            if not grown and ended.status == 0 and name not in ("verify", "list"):
                raise Broken("nothing was written")
            if ended.receipt:
                store.receipts.append(ended.receipt)
            again = store.expect(*words)
            if name in ("note", "raise", "checkpoint"):
                both = 1 if name == "note" else 2
                if store.length() != before + both or again.receipt["repeated"] != grown:
                    raise Broken(f"said again it made {store.length() - before} entries, repeated {again.receipt['repeated']}")
        store.verify()
        if name == "key":
            # Whatever became of the first attempt, the key beside the store is the journal's.
            store.expect("audit", "anchor", "--to", f"file:{store.path}.anchors")
        store.write("note", "1", "--as", "j.mercer", "--reason", "After.") if name != "init" else store.write(*raising(1))
        store.verify()


class Full:
    """A small disk that is really full, and one that is mounted for reading only."""

    name = "full"
    promise = "on a disk that is full or may only be read nothing is half written, and with room it goes on"

    @classmethod
    def run(cls, trial):
        if not os.environ.get("TASKING_FAULTS_SPACE"):
            raise LeftOut("this machine mounts nothing for us (it takes root, or user namespaces)")
        for number in range(trial.size(3, 24)):
            cls.one(trial, number)

    @staticmethod
    def one(trial, number):
        generator = trial.chance(number)
        disk = trial.path(f"disk-{number}")
        os.mkdir(disk, 0o700)
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m,mode=700", "tmpfs", disk], check=True)
        try:
            store = trial.template.copy_to(disk + "/store.db")
            with open(disk + "/filler", "wb") as filler:
                space = os.statvfs(disk)
                filler.write(bytes(max(0, space.f_bavail * space.f_frsize - 4_096 * generator.randrange(80))))
            refused = 0
            for turn in range(6):
                words = raising(turn, questions=100) if turn % 2 else ["note", "1", "--as", "j.mercer", "--reason", "Words."]
                ended = store.run(*words, "--format", "json")
                check_refusal(ended, "on a full disk")
                if ended.receipt:
                    store.receipts.append(ended.receipt)
                if ended.status == 8:
                    refused += 1
                    if "is full" not in ended.err:
                        raise Broken(f"it does not say that the disk is full: {ended}")
                # Even to look takes a little shared memory, which has no room here.
                elsewhere = store.copy_to(trial.path("elsewhere.db"))
                elsewhere.verify()
                elsewhere.remove()
            backup = store.run("backup", disk + "/copy.db")
            check_refusal(backup, "a backup on a full disk")
            if backup.status and os.path.exists(disk + "/copy.db"):
                raise Broken("a backup that was refused is there")
            os.unlink(disk + "/filler")
            store.write(*raising(7, questions=100))
            store.verify()
            trial.count("writes refused for want of room", refused)
            Full.for_reading(trial, store, disk)
        finally:
            subprocess.run(["umount", disk], check=True)

    @staticmethod
    def for_reading(trial, store, disk):
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        before = store.length()
        for words in (["note", "1", "--as", "j.mercer", "--reason", "Words."], ["tick"], ["audit", "key", "--new"],
                      ["backup", disk + "/copy.db"], ["init", "--store", disk + "/other.db"]):
            ended = store.program.run(words if "--store" in words else store.words(words))
            if ended.status != 8:
                raise Broken(f"on a disk for reading only: {ended}")
            check_refusal(ended, "on a disk for reading only")
            trial.count("writes refused for reading only")
        if store.length() != before:
            raise Broken("something was written on a disk for reading only")
        subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
        store.write("note", "1", "--as", "j.mercer", "--reason", "After.")
        store.verify()


class Files:
    """Too few files may be open; what lies beside the store is gone, or is rubbish."""

    name = "files"
    promise = "too few open files, a lost or spoilt -shm, a log by itself: refused in words, or borne, and nothing is lost"

    @staticmethod
    def run(trial):
        store = trial.store()
        for most in range(4, 14):
            for words in (["note", "1", "--as", "j.mercer", "--reason", "Words.", "--format", "json"], ["list"], ["tick"],
                          ["backup", trial.path(f"copy-{most}.db")], ["audit", "verify"]):
                ended = store.run(*words, prefix=["prlimit", f"--nofile={most}:{most}"])
                if ended.status == 1 and "no time zone" in ended.err:
                    trial.count("told as a time zone that is not there")
                    continue
                check_refusal(ended, f"with {most} files")
                if ended.receipt:
                    store.receipts.append(ended.receipt)
                trial.count("limits of open files refused" if ended.status else "borne")
        store.verify()
        for number in range(trial.size(6, 60)):
            generator = trial.chance("shm", number)
            shared = store.path + "-shm"
            if number % 3 == 0 and os.path.exists(shared):
                os.unlink(shared)
            else:
                with open(shared, "wb") as file:
                    file.write(generator.randbytes(generator.choice([1, 512, 32_768, 65_536])))
                os.chmod(shared, 0o600)
            store.write("note", "1", "--as", "j.mercer", "--reason", f"Words {number}.")
            store.verify()
            trial.count("-shm lost or spoilt")
        log = Store(trial.program, trial.path("log.db"))
        os.rename(store.copy_to(trial.path("gone.db")).path + "-wal", log.path + "-wal")
        for words, status in ((["list"], 3), (["init"], 2), (["restore", store.path], 2)):
            log.expect(*words, status=status)
            trial.count("ways with a log by itself refused")
        if not os.path.exists(log.path + "-wal") or os.path.exists(log.path):
            raise Broken("a log by itself is not as it was")


class Slow:
    """A disk that takes its time over a sync."""

    name = "slow"
    promise = "behind a disk that syncs slowly writers wait their turn, or are told in time to try again"

    @staticmethod
    def run(trial):
        tracing.needed()
        store = trial.store()
        note = ["note", "1", "--as", "j.mercer", "--reason", "Words.", "--format", "json"]
        for delay, status in ((2, 0), (13, 8))[:trial.size(1, 2)]:
            prefix = tracing.injecting("fdatasync", f"delay_enter={delay * 1_000_000}", 1, [store.path + "-wal"])
            slow = store.program.start(store.words(note), prefix)
            time.sleep(0.7)
            began = time.monotonic()
            ended = store.run(*note)
            took = time.monotonic() - began
            if ended.status != status or took > delay + 3:
                raise Broken(f"behind a sync of {delay} s, after {took:.1f} s: {ended}")
            check_refusal(ended, "behind a slow sync")
            first = store.program.end(slow, note)
            if first.status != 0:
                raise Broken(str(first))
            store.receipts += [each.receipt for each in (first, ended) if each.receipt]
            store.verify()
            trial.count("slow syncs")
            if status:
                trial.count("of them told to try again")


TRIALS = [Failing, Full, Files, Slow]
