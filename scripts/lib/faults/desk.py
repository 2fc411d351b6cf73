"""The program under trial, and stores for it to work on.

Everything here goes through the command line, but for looking: a store is read by copying its files away and opening the
copy, so that no look of ours can change, lock or mend what is looked at.
"""

import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import time
import uuid

BEGINNING = "2026-11-23T09:00:00Z"
# What the store's own program must never end with, whatever fails: a fault of its own, or a crash.
SOUND_STATUSES = {0, 2, 3, 4, 5, 6, 7, 8, 9}


class Broken(Exception):
    """A promise that did not hold: the trial has failed."""


class LeftOut(Exception):
    """The trial cannot be made on this machine, and why."""


class Ended:
    """A process that has ended: its status (negative: the signal that killed it) and what it wrote."""

    def __init__(self, words, status, out, err, seconds):
        self.words, self.status, self.seconds = words, status, seconds
        self.out, self.err = out.decode(errors="replace"), err.decode(errors="replace")

    @property
    def receipt(self):
        """The JSON reply, if it is there whole and names a place in the journal; else None."""
        try:
            reply = json.loads(self.out)
        except ValueError:
            return None
        return reply if isinstance(reply, dict) and reply.get("seq") and reply.get("head") else None

    @property
    def refusal(self):
        """What it says is wrong, and what to do, in either form; None for what is not there."""
        lines = [line for line in self.err.splitlines() if not line.startswith("REHEARSAL")]
        if lines and lines[0].startswith("{"):
            error = json.loads(lines[0])
            return error["message"], error["hint"]
        said = [line[len(mark):] for mark in ("tasking: ", "hint: ") for line in lines if line.startswith(mark)]
        return (said + [None, None])[0], (said + [None, None])[1]

    @property
    def said(self):
        """What it told people, without the line that every rehearsal begins with."""
        return " / ".join(line for line in self.err.splitlines() if not line.startswith("REHEARSAL"))

    def __str__(self):
        return f"`{' '.join(self.words)[:160]}` ended with {self.status}: {self.said[:400]}"


class Program:
    """The command `tasking`, at a path."""

    def __init__(self, path, scratch):
        self.path, self.scratch = path, scratch

    @staticmethod
    def environment(more=None):
        kept = {name: os.environ[name] for name in ("LD_LIBRARY_PATH", "HOME") if name in os.environ}
        return {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "TZ": "UTC", "LC_ALL": "C", **kept, **(more or {})}

    def start(self, words, prefix=(), env=None, out=subprocess.PIPE):
        """Starts it; a prefix is a program that runs it, such as strace. It has a process group of its own."""
        return subprocess.Popen(
            [*prefix, self.path, *words], stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.PIPE,
            env=self.environment(env), start_new_session=True)

    def run(self, words, prefix=(), env=None, patience=120):
        """Runs it to its end."""
        began = time.monotonic()
        process = self.start(words, prefix, env)
        return self.end(process, words, began, patience)

    @staticmethod
    def end(process, words=(), began=None, patience=120):
        """Waits for a process that was started. One that hangs breaks every promise."""
        began = time.monotonic() if began is None else began
        try:
            out, err = process.communicate(timeout=patience)
        except subprocess.TimeoutExpired:
            kill_group(process)
            process.communicate()
            raise Broken(f"`{' '.join(words)[:160]}` did not end within {patience} s") from None
        return Ended(list(words), process.returncode, out or b"", err or b"", time.monotonic() - began)


def kill_group(process):
    """Kills a process that we started, with what it started itself (strace and the program under it)."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


class Store:
    """A store at a path, and the receipts of what it acknowledged."""

    def __init__(self, program, path):
        self.program, self.path = program, path
        self.receipts = []

    def words(self, words):
        return [*words, "--store", self.path]

    def run(self, *words, **how):
        return self.program.run(self.words(words), **how)

    def expect(self, *words, status=0, **how):
        """Runs a command that has to end with this status."""
        ended = self.run(*words, **how)
        if ended.status != status:
            raise Broken(f"{ended} (and not with {status})")
        return ended

    def write(self, *words, **how):
        """A command that writes and has to succeed: its receipt is kept."""
        receipt = self.expect(*words, "--format", "json", **how).receipt
        if receipt is None:
            raise Broken(f"`{' '.join(words)[:160]}` gave no receipt")
        self.receipts.append(receipt)
        return receipt

    def begin(self, *words, now=BEGINNING):
        """Makes a rehearsal store, which has a cast of people, and time that stands."""
        self.write("init", "--rehearsal", "--now", now, *words)
        return self

    def verify(self, receipts=None):
        """`audit verify` with every receipt: chains, rows, and all that was acknowledged."""
        ended = self.verified(self.receipts if receipts is None else receipts)
        if ended.status != 0:
            raise Broken(f"{ended} {ended.out[:600]}")

    def verified(self, receipts):
        """What `audit verify` says."""
        words = ["audit", "verify"]
        lines = {json.dumps({"seq": each["seq"], "hash": each["head"]}) for each in receipts}
        if lines:
            path = os.path.join(self.program.scratch, f"{uuid.uuid4().hex}.receipts")
            with open(path, "w", encoding="utf-8") as file:
                file.write("\n".join(sorted(lines)) + "\n")
            words += ["--receipts", path]
        try:
            return self.run(*words)
        finally:
            if lines:
                os.unlink(path)

    def copy_to(self, path):
        """A copy of the files of a store that nobody writes; the -shm is left out, which is made again."""
        for suffix in ("", "-wal", ".lock", ".key", ".pub", ".head"):
            if os.path.exists(self.path + suffix):
                shutil.copyfile(self.path + suffix, path + suffix)
                os.chmod(path + suffix, 0o600)
        copy = Store(self.program, path)
        copy.receipts = list(self.receipts)
        return copy

    def remove(self):
        for suffix in ("", "-wal", "-shm", ".lock", ".key", ".pub", ".head", ".new", ".new-journal", ".new-wal", ".new-shm",
                       ".key.new", ".pub.new"):
            if os.path.lexists(self.path + suffix):
                os.unlink(self.path + suffix)

    def look(self, read):
        """Reads a copy of the files by SQL: what `read` gives of the connection."""
        copy = self.copy_to(os.path.join(self.program.scratch, f"look-{uuid.uuid4().hex}"))
        connection = sqlite3.connect(copy.path)
        try:
            connection.text_factory = bytes
            return read(connection)
        finally:
            connection.close()
            copy.remove()

    def rows(self, sql):
        return self.look(lambda connection: connection.execute(sql).fetchall())

    def length(self):
        """How many entries the journal has."""
        return self.rows("SELECT count(*) FROM event")[0][0]

    def dump(self):
        """Everything that the store says: the words of its schema, and every row of every table, in order."""
        return self.look(dump)

    def ledger(self):
        """What the scheduler has done, without what is random: rungs, notices, clocks, states."""
        return self.look(lambda connection: [connection.execute(sql).fetchall() for sql in (
            "SELECT request, clock, cycle, lap, rung, occurrence, percent, due_at, superseded FROM firing ORDER BY 1, 2, 3, 4, 5, 6",
            "SELECT request, recipient, capacity, about, percent, created_at FROM outbox ORDER BY 1, 2, 3, 4, 5, 6",
            "SELECT * FROM clock ORDER BY 1, 2, 3, 4",
            "SELECT reference, state, assignee, version, next_at FROM request ORDER BY 1",
            "SELECT request, version, kind, state, actor, occurred_at FROM event WHERE request IS NOT NULL ORDER BY 1, 2")])


def dump(connection):
    """Every table's rows in the order of their keys, and the schema itself, but for its comments."""
    schema = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY 1, 2").fetchall()
    said = {"": [(*row[:3], re.sub(rb"--[^\n]*|\s+", b"", row[3] or b"")) for row in schema]}
    tables = [name.decode() for kind, name, *_ in said[""] if kind == b"table"]
    for table in tables:
        said[table] = sorted(connection.execute(f'SELECT * FROM "{table}"').fetchall(), key=repr)
    return said


def identifier(generator):
    """A command's id, from a generator of ours."""
    return str(uuid.UUID(int=generator.getrandbits(128), version=4))


def raising(number, kind="intel-request", text="", impact="low", immediacy="weeks", questions=1):
    """The words of a request that is complete and goes straight to the co-ordinators; 200 questions are 340 kB of log."""
    asked = [f"questions={place} " + "who visits " * (1 if questions == 1 else 42) for place in range(questions)]
    return [
        "raise", "--as", "b.hughes", "--submit", f"kind={kind}", f"title=Visitors {number}", "establishment=MDI",
        *asked, "purpose=prevent-offences", f"impact={impact}", f"immediacy={immediacy}",
        "marking=OFFICIAL", "subjects.1.number=A1234BC", "subjects.1.role=target",
        "grounds=Intelligence suggests that visits are used to bring drugs into the prison. " + text]


# The shortest way of a request through its life: who makes which move with what.
LIFE = [
    ("take-up", "j.mercer", []), ("accept", "j.mercer", ["threat=violence"]), ("offer", "j.mercer", ["assignee=k.osei"]),
    ("take-on", "k.osei", []), ("report", "k.osei", ["answers.1.text=Two people.", "outcome=answered"]),
    ("approve", "p.chowdhury", ["feedback=Two visitors were found."]), ("close", "h.lindqvist", [])]


def chance(seed, *names):
    """Random numbers for one piece of a trial: the same for the same seed, whatever else is done."""
    return random.Random("/".join(map(str, (seed, *names))))
