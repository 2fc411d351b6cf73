"""The holder of the writers' lock is stopped (threat 10)."""

import fcntl
import os
import signal
import subprocess
import sys
import time

from . import tracing
from .desk import Broken, kill_group

NOTE = ["note", "1", "--as", "j.mercer", "--reason", "Words."]
# A program that takes the lock and stays, as one that has gone wrong would.
HOLDER = "import fcntl, sys, time; file = open(sys.argv[1]); fcntl.flock(file, fcntl.LOCK_EX); print('held', flush=True); time.sleep(600)"


class Holder:
    """A stranger that holds the lock, and a writer that is stopped inside its transaction."""

    name = "holder"
    promise = "behind a holder that is stopped others end in time with what to do; doctor names it; then all goes on"

    @staticmethod
    def run(trial):
        tracing.needed()
        ways = [Holder.writer_stopped, Holder.stranger, Holder.writer_killed][:trial.size(1, 3)]
        trial.each(ways, lambda way: way(trial, trial.store(way.__name__ + ".db")), workers=3)

    @staticmethod
    def others(trial, store, process):
        """Others write, look and ask the doctor while the lock is held by a process that is stopped."""
        waiting = [(time.monotonic(), store.program.start(store.words(words))) for words in (NOTE, ["tick"])]
        store.expect("list")
        doctor = store.run("doctor")
        told = f"process {process} "
        if doctor.status != 8 or told not in doctor.out or "is stopped" not in doctor.out or f"kill -CONT {process}" not in doctor.out:
            raise Broken(f"doctor does not name {process}: {doctor} {doctor.out}")
        trial.count("times doctor named the holder")
        for began, other in waiting:
            ended = store.program.end(other, ["another"], began, patience=30)
            if ended.status != 8 or not 9 <= ended.seconds <= 14 or "tasking doctor" not in ended.err:
                raise Broken(f"behind a holder that is stopped, after {ended.seconds:.1f} s: {ended}")
            trial.count("writers told in time")

    @staticmethod
    def after(trial, store):
        store.write(*NOTE)
        store.verify()
        if "nobody keeps writers waiting" not in store.run("doctor").out:
            raise Broken("doctor still sees somebody in the way")
        trial.count("times all went on")

    @staticmethod
    def stranger(trial, store):
        holder = subprocess.Popen([sys.executable, "-c", HOLDER, store.path + ".lock"], stdout=subprocess.PIPE)
        try:
            holder.stdout.readline()
            os.kill(holder.pid, signal.SIGSTOP)
            Holder.others(trial, store, holder.pid)
            os.kill(holder.pid, signal.SIGCONT)
        finally:
            holder.kill()
            holder.communicate()
        Holder.after(trial, store)

    @staticmethod
    def stopped(store):
        """A writer that stops itself between two writes of its commit, and the number of its process."""
        words = [*NOTE, "--format", "json"]
        prefix = tracing.injecting("pwrite64", "signal=STOP", 5, [store.path + "-wal"])
        tracer = store.program.start(store.words(words), prefix)
        for _ in range(200):
            for process in children(tracer.pid):
                if is_stopped(process) and is_held(store.path + ".lock"):
                    return tracer, process
            time.sleep(0.05)
        kill_group(tracer)
        raise Broken("the writer did not stop inside its transaction")

    @staticmethod
    def writer_stopped(trial, store):
        tracer, process = Holder.stopped(store)
        try:
            Holder.others(trial, store, process)
            os.kill(process, signal.SIGCONT)
            ended = store.program.end(tracer, NOTE, patience=30)
        finally:
            kill_group(tracer)
        if ended.status != 0 or ended.receipt is None:
            raise Broken(f"let go on, it did not end well: {ended}")
        store.receipts.append(ended.receipt)
        Holder.after(trial, store)

    @staticmethod
    def writer_killed(trial, store):
        tracer, process = Holder.stopped(store)
        before = len(store.receipts)
        Holder.others(trial, store, process)
        os.kill(process, signal.SIGKILL)
        ended = store.program.end(tracer, NOTE, patience=30)
        if ended.receipt or len(store.receipts) != before:
            raise Broken(f"it was killed, and yet: {ended}")
        Holder.after(trial, store)


def children(process):
    try:
        with open(f"/proc/{process}/task/{process}/children", encoding="ascii") as file:
            return [int(word) for word in file.read().split()]
    except OSError:
        return []


def is_stopped(process):
    try:
        with open(f"/proc/{process}/stat", encoding="ascii", errors="replace") as file:
            return file.read().rsplit(")", 1)[1].split()[0] in "Tt"
    except OSError:
        return False


def is_held(path):
    """Whether somebody has the lock: it is taken for a moment if not."""
    with open(path, "rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False


TRIALS = [Holder]
