"""Bits that flip in the store's file, and in its log (threat 14).

A bit is chosen by chance among all bytes of the pages that are in use: the file's own list of free pages, and the rest of its
first page behind the schema, are left out by that. A flip that changes nothing of what the store says (all rows of all tables,
and the words of the schema, read by SQL) is no damage: it was in space that is not used, and it is counted apart. Any other
has to be found: by a refusal to open, or by `audit verify`, which is given the receipts. In a row of the journal it has to
name the entry.
"""

import os
import sqlite3

from .desk import Broken, Store, dump, identifier

# Of these no event tells, as docs/audit.md says: settings, and when the scheduler last ran.
BESIDE = ("setting", "schedule")


class Bits:
    """One bit after another is turned over, each in a fresh copy."""

    name = "bits"
    promise = "a bit that flips is found, and the first bad entry of the journal is named"

    @staticmethod
    def run(trial):
        store = trial.store()
        whole = store.dump()
        # As one file with nothing in a log: a backup is that.
        store.expect("backup", trial.path("file.db"))
        file = Store(trial.program, trial.path("file.db"))
        file.receipts = store.receipts
        if file.dump() != whole:
            raise Broken("the backup says otherwise than the store")
        wanted = trial.size(40, 200)
        Bits.flip_until(trial, "file", file, "", whole, wanted)
        Bits.flip_until(trial, "log", store, "-wal", whole, trial.size(10, 50))

    @staticmethod
    def flip_until(trial, what, store, suffix, whole, wanted):
        """Flips bits until so many have changed what the store says."""
        found, number = 0, 0
        free = free_pages(store.path) if not suffix else set()
        while found < wanted:
            batch = range(number, number + max(4, (wanted - found)))
            number = batch.stop
            results = []
            trial.each(batch, lambda place: results.append(Bits.flip(trial, what, store, suffix, whole, free, place)))
            found += sum(results)
            if number > wanted * 40:
                raise Broken(f"of {number} flips only {found} changed anything")

    @staticmethod
    def flip(trial, what, store, suffix, whole, free, number):
        """Flips one bit; whether it counts as one that had to be found, and was."""
        generator = trial.chance(what, number)
        copy = store.copy_to(trial.path(identifier(generator) + ".db"))
        size = os.path.getsize(copy.path + suffix)
        while (place := generator.randrange(size)) // 4_096 in free:
            continue
        bit = generator.randrange(8)
        with open(copy.path + suffix, "r+b") as file:
            file.seek(place)
            byte = file.read(1)[0]
            file.seek(place)
            file.write(bytes([byte ^ 1 << bit]))
        said = contents(copy)
        verdict = copy.verified(copy.receipts)
        if verdict.status < 0 or verdict.status == 1:
            raise Broken(f"bit {bit} of byte {place} of the {what}: {verdict}")
        counts = Bits.judge(trial, f"bit {bit} of byte {place} of the {what}", what, whole, said, verdict)
        copy.remove()
        return counts

    @staticmethod
    def judge(trial, where, what, whole, said, verdict):
        is_found = verdict.status in (3, 4, 7, 9)
        changed = None if said is None else [table for table in whole if whole[table] != said.get(table)]
        if said is not None and not changed and set(said) - {"check"} == set(whole):
            trial.count(f"flips in the {what} that change nothing it says" + (", found" if is_found else ""))
            return False
        if changed and set(changed) <= set(BESIDE):
            trial.count("in settings or the scheduler's last run" + (", found" if is_found else ", not claimed"))
            return False
        if not is_found:
            raise Broken(f"{where} was not found: it changed {changed}: {verdict} {verdict.out[:300]}")
        trial.count(f"bits of the {what} that had to be found, found")
        if what == "file" and (said is None or said["check"] != [(b"ok",)]):
            trial.count("of them by the engine's own check as well")
        if said is not None and what == "file" and "event" in changed:
            Bits.check_name(trial, where, whole["event"], said["event"], verdict)
        return True

    @staticmethod
    def check_name(trial, where, whole, said, verdict):
        """A row of the journal that differs is named, the first of them."""
        before, after = ({row[0]: row for row in rows} for rows in (whole, said))
        bad = min(seq for seq in {**before, **after} if before.get(seq) != after.get(seq))
        text = verdict.out + verdict.err
        # A row whose place has changed is one that is not there.
        if not any(words in text for words in (f"entry {bad} ", f"entry {bad}:", f"entry {bad}\n", f"one is {bad}\n")):
            raise Broken(f"{where} is in journal entry {bad}, and that is not named: {text[:400]}")
        trial.count("journal entries named")


def contents(store):
    """What the store says, and what the engine's own check says of it; None if it cannot be read."""
    def read(connection):
        return {**dump(connection), "check": connection.execute("PRAGMA integrity_check(1)").fetchall()}
    try:
        return store.look(read)
    except (sqlite3.DatabaseError, MemoryError, OverflowError, UnicodeError):
        return None


def free_pages(path):
    """The pages that the file itself counts as free: the trunks of the list, and their leaves (fileformat2 § 1.5)."""
    with open(path, "rb") as file:
        data = file.read()
    free, trunk = set(), int.from_bytes(data[32:36], "big")
    while trunk:
        page = data[(trunk - 1) * 4_096:trunk * 4_096]
        count = int.from_bytes(page[4:8], "big")
        free.add(trunk - 1)
        free |= {int.from_bytes(page[8 + 4 * place:12 + 4 * place], "big") - 1 for place in range(count)}
        trunk = int.from_bytes(page[:4], "big")
    return free


TRIALS = [Bits]
