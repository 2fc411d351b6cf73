#!/usr/bin/env python3
"""Makes a store of twelve requests as large as wanted: each again and again under new references, with a chain that holds.

The twelve are three groups of four. Of the first group there will be LATE requests in all, of the second LATER, of the third
as many as it takes until the store has CLOCKS clocks that run. Entries come in the order in which the twelve were played, one
of each request at a time, so that what belongs to one request lies far apart, as it does in a store that people filled. For
measuring; it takes no lock.
"""
import hashlib
import sqlite3
import sys

from audit_grow import header


def grow(store, clocks, late, later):
    base = store.execute(
        "SELECT seq, request, version, kind, state, actor, via, command, occurred_at, recorded_at, erases, payload, salt,"
        " payload_digest FROM event WHERE request IS NOT NULL ORDER BY seq").fetchall()
    due = dict(store.execute("SELECT reference, next_at FROM request ORDER BY next_at, reference"))
    if len(due) != 12 or len(set(due.values())) != 3:
        sys.exit("tick_grow: the store has not three groups of requests, each due at one instant")
    names = list(due)
    running = dict(store.execute("SELECT request, count(*) FROM clock WHERE phase = 'running' GROUP BY request"))
    groups = [names[place:place + 4] for place in (0, 4, 8)]
    of = [sum(running[name] for name in group) for group in groups]
    # Whole groups of four: how often each is copied.
    times = [late // 4 - 1, later // 4 - 1 if later else 0]
    rest = clocks - sum(count * (time + 1) for count, time in zip(of, times))
    times.append(max(1, rest // of[2]) - 1)
    step, copies = 0, {}
    for group, time in zip(groups, times):
        for name in group:
            copies[name] = [f"{name[:9]}{12 + step + place + 1:06d}" for place in range(time)]
            step += time
    head, last = store.execute("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1").fetchone()

    def entries():
        nonlocal head, last
        for _, request, *fields, payload, salt, digest in base:
            for name in copies[request]:
                head += 1
                hashed = hashlib.sha256(last + header(head, name, *fields) + digest).digest()
                yield (head, name, *fields, payload, salt, digest, last, hashed)
                last = hashed

    store.executemany(f"INSERT INTO event VALUES ({','.join('?' * 16)})", entries())
    store.execute("CREATE TEMP TABLE renamed (old TEXT, new TEXT, number INTEGER)")
    store.executemany(
        "INSERT INTO renamed VALUES (?, ?, ?)",
        ((old, new, int(new[9:])) for old, many in copies.items() for new in many))
    store.execute("CREATE INDEX temp.renamed_new ON renamed (new, old)")
    for table in ("request", "clock"):
        columns = [row[1] for row in store.execute(f"PRAGMA table_info({table})")]
        key = "reference" if table == "request" else "request"
        values = ["n.new" if name == key else "n.number" if name == "number" else f"t.{name}" for name in columns]
        store.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)} FROM renamed n CROSS JOIN {table} t"
            f" ON t.{key} = n.old ORDER BY n.new")
    # Notices of their moves are long delivered, and keep nobody waiting; of the copies there are none.
    store.execute("UPDATE outbox SET status = 'delivered'")


def main():
    if len(sys.argv) != 5:
        sys.exit("usage: tick_grow.py STORE CLOCKS LATE LATER")
    store = sqlite3.connect(sys.argv[1], isolation_level=None)
    store.execute("PRAGMA foreign_keys = OFF")
    store.execute("PRAGMA synchronous = OFF")
    store.execute("PRAGMA cache_size = -400000")
    store.execute("BEGIN IMMEDIATE")
    # The trigger asks for the last seq each time; it is put back as it was.
    trigger = store.execute("SELECT sql FROM sqlite_schema WHERE name = 'event_is_append_only_insert'").fetchone()[0]
    store.execute("DROP TRIGGER event_is_append_only_insert")
    grow(store, *map(int, sys.argv[2:]))
    store.execute(trigger)
    store.execute("COMMIT")
    store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    print(*store.execute(
        "SELECT (SELECT count(*) FROM clock WHERE phase = 'running'), (SELECT count(*) FROM request),"
        " (SELECT max(seq) FROM event)").fetchone())


main()
