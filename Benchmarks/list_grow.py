#!/usr/bin/env python3
"""Gives a store of a few requests so many rows of open and of finished ones: their rows again and again, under new references.

The rows alone, without entries of the journal: lists and acts on the requests that were there before read nothing else of them.
`audit verify` would find such a store unsound. Due times and priorities are spread, so that an order has to be made. For
measuring; it takes no lock.
"""
import sqlite3
import sys


def grow(store, base, columns, have, wanted, number):
    place = {name: at for at, name in enumerate(columns)}

    def rows():
        for copy in range(have, wanted):
            row = list(base[copy % len(base)])
            at = number + copy - have + 1
            row[place["reference"]] = f"{row[place['reference']][:9]}{at:06d}"
            row[place["number"]] = at
            for column in ("next_due", "next_at"):
                if row[place[column]] is not None:
                    row[place[column]] += copy * 7919 % 1_000_000
            yield row

    store.executemany(f"INSERT INTO request VALUES ({','.join('?' * len(columns))})", rows())
    return number + wanted - have


def main():
    if len(sys.argv) != 4:
        sys.exit("usage: list_grow.py STORE OPEN ALL")
    wanted, everything = int(sys.argv[2]), int(sys.argv[3])
    store = sqlite3.connect(sys.argv[1], isolation_level=None)
    store.execute("PRAGMA foreign_keys = OFF")
    store.execute("PRAGMA synchronous = OFF")
    store.execute("BEGIN IMMEDIATE")
    number = store.execute("SELECT max(number) FROM request").fetchone()[0]
    columns = [row[1] for row in store.execute("PRAGMA table_info(request)")]
    kinds = []
    for is_open, count in ((1, wanted), (0, everything - wanted)):
        base = store.execute("SELECT * FROM request WHERE is_open = ? ORDER BY number", (is_open,)).fetchall()
        kinds.append([base, len(base), count])
    # Mixed as they would have been raised, so that open ones do not lie side by side.
    for step in range(1, 51):
        for kind in kinds:
            base, have, count = kind
            kind[1] = max(have, count * step // 50)
            number = grow(store, base, columns, have, kind[1], number)
    store.execute("COMMIT")
    store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    print(*store.execute("SELECT sum(is_open), count(*) FROM request").fetchone())


main()
