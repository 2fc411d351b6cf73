"""What a trial is: a name, what it promises, what it does, and in which sizes; and how several are run."""

import concurrent.futures
import os
import shutil
import tempfile
import threading
import time
import traceback

from .desk import LIFE, Broken, LeftOut, Program, Store, chance, raising


class Trial:
    """One trial while it runs: its store's folder, its seed, its size, and what it has counted."""

    def __init__(self, name, program, scratch, seed, is_full, template):
        self.name, self.program, self.seed, self.is_full = name, program, seed, is_full
        self.folder = os.path.join(scratch, name)
        os.mkdir(self.folder, 0o700)
        self.template = template
        self.counts = {}
        self.lock = threading.Lock()

    def size(self, quick, full):
        return full if self.is_full else quick

    def chance(self, *names):
        return chance(self.seed, self.name, *names)

    def count(self, what, number=1):
        with self.lock:
            self.counts[what] = self.counts.get(what, 0) + number

    def path(self, name):
        return os.path.join(self.folder, name)

    def store(self, name="store.db"):
        """A copy of the store that all trials begin with."""
        return self.template.copy_to(self.path(name))

    def each(self, cases, body, workers=2):
        """Does something with each of many cases, some at a time; the first that breaks ends it."""
        with concurrent.futures.ThreadPoolExecutor(workers) as pool:
            futures = [pool.submit(body, case) for case in cases]
            try:
                for future in concurrent.futures.as_completed(futures):
                    future.result()
            except BaseException:
                for future in futures:
                    future.cancel()
                raise

    @property
    def found(self):
        return ", ".join(f"{number:,} {what}" for what, number in self.counts.items())


def make_template(program, scratch):
    """A rehearsal store with requests in every stage, refusals in its access log, and much that is about to fall due."""
    folder = os.path.join(scratch, "template")
    os.mkdir(folder, 0o700)
    store = Store(program, os.path.join(folder, "store.db")).begin()
    for number in range(1, 9):
        store.write(*raising(number, impact="high" if number % 2 else "low", immediacy="hours" if number % 2 else "weeks"))
        for move, person, fields in LIFE[:number - 1]:
            store.write(move, str(number), "--as", person, *fields)
    store.expect("close", "1", "--as", "b.hughes", status=4)
    store.write("tick", "--now", "2026-11-23T10:00:00Z")
    store.verify()
    return store


def run(table, names, program_path, seed, is_full, jobs, keep):
    """Runs trials, some at a time, and says a line of each as it ends; whether all hold."""
    scratch = tempfile.mkdtemp(prefix="tasking-faults-")
    program = Program(program_path, scratch)
    began = time.monotonic()
    holds = True
    try:
        template = make_template(program, scratch)
        with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
            futures = [pool.submit(one, table[name], name, program, scratch, seed, is_full, template)
                       for name in names]
            for future in concurrent.futures.as_completed(futures):
                line, good = future.result()
                holds = holds and good
                print(line, flush=True)
    except Broken as fault:
        print(f"faults: FAILED before any trial: {fault}", flush=True)
        holds = False
    finally:
        if holds or not keep:
            shutil.rmtree(scratch, ignore_errors=True)
        else:
            print(f"faults: the files are kept in {scratch}")
    again = "" if holds else f"; again: scripts/faults{'' if is_full else ' --quick'} --seed {seed} NAME"
    print(f"faults: {'all hold' if holds else 'FAILED'}, seed {seed}, {time.monotonic() - began:.0f} s{again}")
    return holds


def one(body, name, program, scratch, seed, is_full, template):
    """Runs one trial; its line, and whether it holds."""
    trial = Trial(name, program, scratch, seed, is_full, template)
    began = time.monotonic()
    try:
        body.run(trial)
        word, good = trial.found, True
        if not trial.counts:
            word, good = "FAILED: it tried nothing", False
    except LeftOut as why:
        word, good = f"left out: {why}", True
    except Broken as fault:
        word, good = f"FAILED after {trial.found or 'nothing'}: {fault}", False
    except Exception:
        word, good = f"FAILED by a fault of the trial's own: {traceback.format_exc()}", False
    return f"{name:<9} {word} ({time.monotonic() - began:.1f} s)", good
