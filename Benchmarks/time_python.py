"""The sums of Benchmarks/WorkingTime with the Python package businesstimedelta: the same starts, hours and holidays.

usage: time_python.py FILE RUNS

FILE is what the Swift program wrote; WorkingTimeFigures.swift says what its lines are. Written here are lines
  theirs SUM SPAN NANOSECONDS   the median run, a sum
  agree SUMS DIFFERENCES
and on standard error each sum whose answers differ, up to ten; then the exit status is 1.

The package takes zones from pytz, so both reckon with the clocks of Europe/London. pytz knows their changes up to 2037
and has the zone stand still after that, an hour wrong each summer; so no sum here goes further. Its holidays are a set
of dates, those that our calendar has, so no rule is worked out while it counts.
"""

import sys
import time
from datetime import date, datetime, time as clock, timedelta, timezone
from statistics import median

import pytz
from businesstimedelta import BusinessTimeDelta, HolidayRule, Rules, WorkDayRule

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
SECOND = timedelta(seconds=1)


def add(rules, start, amount):
    """The second at which so many working seconds have passed."""
    return (start + BusinessTimeDelta(rules, seconds=amount) - EPOCH) // SECOND


def between(rules, start, amount):
    """The working seconds of so many real ones."""
    return rules.difference(start, start + timedelta(seconds=amount)).timedelta // SECOND


def main(path, runs):
    days = set()
    sums = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            fields = line.rstrip("\n").split("\t")
            if fields[0] == "holiday":
                days.add(date.fromisoformat(fields[1]))
            elif fields[0] == "sum":
                start, amount, answer = map(int, fields[3:])
                sums.setdefault((fields[1], fields[2]), []).append((EPOCH + start * SECOND, amount, answer))
    if not days or not sums:
        sys.exit(f"time_python: error: there is nothing to compare in {path}")
    london = pytz.timezone("Europe/London")
    office = WorkDayRule(start_time=clock(8), end_time=clock(17), working_days=[0, 1, 2, 3, 4], tz=london)
    rules = Rules([office, HolidayRule(days, tz=london)])
    verbs = {"add": add, "between": between}

    taken = {key: [] for key in sums}
    theirs = {}
    for _ in range(runs):
        for (verb, span), given in sums.items():
            work = verbs[verb]
            began = time.perf_counter_ns()
            answers = [work(rules, start, amount) for start, amount, _ in given]
            taken[verb, span].append((time.perf_counter_ns() - began) / len(given))
            theirs[verb, span] = answers
    for (verb, span), nanoseconds in taken.items():
        print("theirs", verb, span, median(nanoseconds), sep="\t")
    compared = differences = 0
    for (verb, span), given in sums.items():
        for (start, amount, ours), answer in zip(given, theirs[verb, span], strict=True):
            compared += 1
            if ours != answer:
                differences += 1
                if differences <= 10:
                    print(f"{verb}, {span}: {amount} s from {start:%Y-%m-%dT%H:%M:%SZ}: ours {ours}, theirs {answer}",
                          file=sys.stderr)
    print("agree", compared, differences, sep="\t")
    return 1 if differences else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: time_python.py FILE RUNS")
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
