"""Writes what Python's zoneinfo says of every zone of the system, for Tests/WorkingTimeTests/ZoneOracleTests.swift.

usage: zones.py FILE

Range. `Zone` answers for every instant; the time line that can be written is 0001 to 9999, and a rule for later years
is followed from the year 2 to 9998. Compared are 1,000 instants a zone:
  - one second before and at each change of offset from 1900 to 2100, at most 800 of them;
  - random ones to fill up, three of four from 1900 to 2100, the fourth anywhere from the year 2 to 9997;
and 250 wall times a zone: at both edges of changes, in their middle, one second outside, and random ones. A change is
looked for between instants ten days apart, so two within ten days that cancel out are not seen as edges.

What a wall time means: PEP 495 with fold=0, that is, shifted forward where the clocks skip it, the first where it
happens twice. Which of these it is comes from the way there and back, and from what fold=1 would be.

Both programs read the same files, those of the system, and each works them out by itself: each zone is handed to
zoneinfo as an open file, so the PyPI package tzdata has no part in it, and a zone that only it knows is an error.

Not compared, or otherwise than by name:
  right/…     counts leap seconds, which neither zoneinfo lists nor `Zone` reads: the suite checks that it is refused
  posix/…     a copy of what stands outside that folder; zoneinfo does not list it
  posixrules  a link to some zone that fills in what old POSIX strings leave out, no zone itself; not listed either
  localtime   a link to the zone of this machine, no name of the tz database: left out here
There is no other: Factory, the zones of Etc/ and those without any change are compared like the rest, and no zone is
known in which the two differ.

Layout, little-endian: "zones 1\\n", then the numbers of zones, instants and wall times (4 bytes each); for each zone
its name (1 byte of length) and its numbers of instants and wall times (2 bytes each); for each instant it and the
offset (8, 4); for each wall time its seconds, the instant, and 0 once, 1 skipped, 2 twice (8, 8, 1).
"""

import hashlib
import random
import struct
import sys
import zoneinfo
from datetime import datetime, timedelta, timezone
from pathlib import Path

FOLDER = Path("/usr/share/zoneinfo")
LEFT_OUT = {"localtime"}
SEED = "beside 1"
INSTANTS = 1000
EDGES = 800
WALLS = 250
STEP = 10 * 86_400

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
NAIVE = datetime(1970, 1, 1)
SECOND = timedelta(seconds=1)
ONCE, SKIPPED, TWICE = 0, 1, 2


def start(year):
    """The first second of a year in UTC."""
    return (datetime(year, 1, 1, tzinfo=timezone.utc) - EPOCH) // SECOND


NEAR = (start(1900), start(2101))
FAR = (start(2), start(9998))


def offset(zone, second):
    """Seconds east of UTC at an instant."""
    return (EPOCH + timedelta(seconds=second)).astimezone(zone).utcoffset() // SECOND


def changes(zone):
    """Each change of offset near us: the first second after it, the offset before and the one after."""
    found = []
    low, before = NEAR[0], offset(zone, NEAR[0])
    while low < NEAR[1]:
        high = min(low + STEP, NEAR[1])
        after = offset(zone, high)
        if after != before:
            first, last = low, high
            while last - first > 1:
                middle = (first + last) // 2
                if offset(zone, middle) == before:
                    first = middle
                else:
                    last = middle
            after = offset(zone, last)
            found.append((last, before, after))
            high = last
        low, before = high, after
    return found


def instants(edges, chance):
    """The instants to compare, the edges first."""
    kept = edges if 2 * len(edges) <= EDGES else chance.sample(edges, EDGES // 2)
    seconds = [second for change, _, _ in kept for second in (change - 1, change)]
    while len(seconds) < INSTANTS:
        seconds.append(chance.randrange(*(FAR if chance.randrange(4) == 0 else NEAR)))
    return seconds


def walls(edges, chance):
    """The wall times to compare, as seconds since 1970 on a wall clock."""
    kept = edges if 5 * len(edges) <= WALLS - 50 else chance.sample(edges, (WALLS - 50) // 5)
    seconds = []
    for change, before, after in kept:
        low, high = sorted((change + before, change + after))
        seconds += [low - 1, low, chance.randrange(low, high), high - 1, high]
    while len(seconds) < WALLS:
        seconds.append(chance.randrange(*(FAR if chance.randrange(4) == 0 else NEAR)))
    return seconds


def meaning(zone, wall):
    """The instant of a wall time, and whether it happens once, never or twice."""
    naive = NAIVE + timedelta(seconds=wall)
    first = naive.replace(tzinfo=zone, fold=0)
    instant = first.astimezone(timezone.utc)
    if instant.astimezone(zone).replace(tzinfo=None, fold=0) != naive:
        kind = SKIPPED
    elif first.utcoffset() != naive.replace(tzinfo=zone, fold=1).utcoffset():
        kind = TWICE
    else:
        kind = ONCE
    return (instant - EPOCH) // SECOND, kind


def main(path):
    zoneinfo.reset_tzpath(to=[str(FOLDER)])
    names = sorted(zoneinfo.available_timezones() - LEFT_OUT)
    if not names:
        sys.exit(f"zones: error: there is no zone in {FOLDER} (hint: scripts/setup)")
    stray = [name for name in names if not (FOLDER / name).is_file()]
    if stray:
        sys.exit(f"zones: error: {stray[0]} is not in {FOLDER}: it comes from the PyPI package tzdata"
                 " (hint: run this with a Python that does not have it)")
    known = {}
    blocks = []
    totals = [0, 0]
    kinds = [0, 0, 0]
    for name in names:
        content = (FOLDER / name).read_bytes()
        with (FOLDER / name).open("rb") as file:
            zone = zoneinfo.ZoneInfo.from_file(file, key=name)
        digest = hashlib.sha256(content).digest()
        if digest not in known:
            known[digest] = changes(zone)
        chance = random.Random(f"{SEED} {name}")
        compared = instants(known[digest], chance)
        told = walls(known[digest], chance)
        blocks.append(struct.pack("<B", len(name)) + name.encode("ascii"))
        blocks.append(struct.pack("<HH", len(compared), len(told)))
        for second in compared:
            blocks.append(struct.pack("<qi", second, offset(zone, second)))
        for wall in told:
            instant, kind = meaning(zone, wall)
            kinds[kind] += 1
            blocks.append(struct.pack("<qqB", wall, instant, kind))
        totals[0] += len(compared)
        totals[1] += len(told)
    with open(path, "wb") as file:
        file.write(b"zones 1\n" + struct.pack("<III", len(names), *totals))
        file.writelines(blocks)
    print(f"zones: zoneinfo of Python {sys.version.split()[0]} says {totals[0]} instants and {totals[1]} wall times"
          f" of {len(names)} zones, {kinds[SKIPPED]} of them skipped and {kinds[TWICE]} twice")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: zones.py FILE")
    main(sys.argv[1])
