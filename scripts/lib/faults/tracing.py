"""strace(1): a process is killed, or its calls to the system fail, at exactly the nth call of a kind.

Each kind of call is counted by itself, in each process. `signal=KILL` comes before the call is made; `error=` is what the
call answers, without being made. With paths only calls about those files count.
"""

import os
import re
import shutil
import subprocess

from .desk import LeftOut

# All calls that change a file, a folder or a lock.
WRITING = ("pwrite64", "write", "fdatasync", "fsync", "ftruncate", "openat", "renameat2", "unlink", "rename", "flock", "mkdir")


def needed():
    """Leaves the trial out where strace is not there, or may not trace."""
    if not shutil.which("strace"):
        raise LeftOut("there is no strace (scripts/setup installs it)")
    tried = subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True)
    if tried.returncode != 0:
        raise LeftOut("strace may not trace here: " + tried.stderr.decode(errors="replace").strip()[:200])


def injecting(call, what, when, paths=()):
    """The words before a command that make its nth call of a kind fail, or be its last: `what` as strace has it."""
    words = ["strace", "-f", "-qq", "-o", "/dev/null"]
    for path in paths:
        words += ["-P", path]
    return [*words, "-e", f"trace={call}", "-e", f"inject={call}:{what}:when={when}"]


def paths_of(store):
    """Every file of a store, its draft and its folder: what strace has to know to tell its calls from a library's."""
    names = [store + suffix for suffix in ("", "-wal", "-shm", ".lock", ".key", ".pub", ".head", ".key.new", ".pub.new")]
    drafts = [f"{store}.new{suffix}" for suffix in ("", "-journal", "-wal", "-shm")]
    return [*names, *drafts, os.path.dirname(store)]


def calls(store, words, kinds, paths=(), env=None):
    """How often a command makes each kind of call, when it is left alone; and how it ended."""
    log = store.path + ".calls"
    prefix = ["strace", "-f", "-qq", "-o", log]
    for path in paths:
        prefix += ["-P", path]
    ended = store.run(*words, prefix=[*prefix, "-e", "trace=" + ",".join(kinds)], env=env)
    counts = dict.fromkeys(kinds, 0)
    with open(log, encoding="utf-8", errors="replace") as file:
        for line in file:
            call = re.match(r"\d+ +(\w+)\(", line)
            if call and call[1] in counts:
                counts[call[1]] += 1
    os.unlink(log)
    return {kind: number for kind, number in counts.items() if number}, ended
