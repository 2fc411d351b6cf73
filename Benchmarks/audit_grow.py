#!/usr/bin/env python3
"""Makes a store many times longer: every request again and again under new references, with a chain that holds.

Written from the description in Sources/Store/ChainEncoding.swift and schema.sql alone, with Python's hashlib: what it makes
`tasking audit verify` must find sound, or one of the two has it wrong. For measuring; it takes no lock.
"""
import hashlib
import sqlite3
import struct
import sys


def number(value):
    return b"\0" if value is None else b"\1" + struct.pack(">q", value)


def text(value):
    if value is None:
        return b"\0"
    data = value.encode()
    return b"\2" + struct.pack(">q", len(data)) + data


def header(seq, request, version, kind, state, actor, via, command, occurred, recorded, erases):
    return b"".join((
        text("tasking.event.1"), number(seq), text(request), number(version), text(kind), text(state), text(actor),
        text(via), text(command), number(occurred), number(recorded), number(erases)))


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: audit_grow.py STORE EVENTS")
    wanted = int(sys.argv[2])
    store = sqlite3.connect(sys.argv[1], isolation_level=None)
    store.execute("PRAGMA foreign_keys = OFF")
    store.execute("PRAGMA synchronous = OFF")
    store.execute("BEGIN IMMEDIATE")
    # The trigger asks for the last seq each time; it is put back as it was.
    trigger = store.execute("SELECT sql FROM sqlite_schema WHERE name = 'event_is_append_only_insert'").fetchone()[0]
    store.execute("DROP TRIGGER event_is_append_only_insert")
    head, last = store.execute("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1").fetchone()
    base = store.execute(
        "SELECT seq, request, version, kind, state, actor, via, command, occurred_at, recorded_at, erases, payload, salt,"
        " payload_digest FROM event WHERE request IS NOT NULL ORDER BY seq").fetchall()
    numbers = dict(store.execute("SELECT reference, number FROM request"))
    columns = [row[1] for row in store.execute("PRAGMA table_info(request)")]
    others = ", ".join(name for name in columns if name not in ("reference", "number"))
    step = max(numbers.values())
    store.execute("CREATE TEMP TABLE renamed (old TEXT PRIMARY KEY, new TEXT, number INTEGER)")
    store.execute("CREATE TEMP TABLE moved (old INTEGER PRIMARY KEY, new INTEGER)")
    copies = 0
    while head < wanted:
        copies += 1
        names = {old: f"{old[:9]}{value + copies * step:06d}" for old, value in numbers.items()}
        moved = []
        rows = []
        for seq, request, *fields, payload, salt, digest in base:
            head += 1
            moved.append((seq, head))
            hashed = hashlib.sha256(last + header(head, names[request], *fields) + digest).digest()
            rows.append((head, names[request], *fields, payload, salt, digest, last, hashed))
            last = hashed
        store.executemany(f"INSERT INTO event VALUES ({','.join('?' * 16)})", rows)
        store.execute("DELETE FROM renamed")
        store.execute("DELETE FROM moved")
        store.executemany(
            "INSERT INTO renamed VALUES (?, ?, ?)",
            [(old, new, numbers[old] + copies * step) for old, new in names.items()])
        store.executemany("INSERT INTO moved VALUES (?, ?)", moved)
        store.execute(
            f"INSERT INTO request (reference, number, {others}) SELECT n.new, n.number, {others}"
            " FROM request r JOIN renamed n ON n.old = r.reference")
        for table in ("clock", "firing", "outbox"):
            of = [row[1] for row in store.execute(f"PRAGMA table_info({table})")]
            values = ["n.new" if name == "request" else "m.new" if name == "seq" else
                      "n.new || substr(t.id, length(t.request) + 1)" if name == "id" else f"t.{name}" for name in of]
            join = " JOIN moved m ON m.old = t.seq" if "seq" in of else ""
            order = " ORDER BY t.rowid" if table == "outbox" else ""
            store.execute(
                f"INSERT INTO {table} ({', '.join(of)}) SELECT {', '.join(values)} FROM {table} t"
                f" JOIN renamed n ON n.old = t.request{join}{order}")
    store.execute(trigger)
    store.execute("COMMIT")
    store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    payload, words = store.execute(
        "SELECT avg(length(payload) + 16), avg(length(coalesce(request, '')) + length(kind) + length(coalesce(state, '')) +"
        " length(actor) + length(via) + length(coalesce(command, ''))) FROM event").fetchone()
    # What is digested for an entry: the payload with its salt; two hashes, and the header, whose fields take 9 bytes each.
    print(f"{head} {payload:.0f} {64 + 24 + 9 * 11 + words:.0f}")


if __name__ == "__main__":
    main()
