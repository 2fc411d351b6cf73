"""Compares the days off of our calendars with those of the Python package `holidays`, 2000 to 2040.

usage: holidays_beside.py BINARY

Ours are what `BINARY calendar show FILE --year 2000-2040 --format json` says of workflows/calendars.

What is compared: for each date from Monday to Friday, whether it is a day off. A weekend is left aside on both sides,
for the package lists a holiday that falls on one under its own date and again on its substitute day, while a calendar
of ours lists the substitute only; and no hours of ours are on a weekend. The names are not compared, each has its own.
A day of ours counts as off if it has no hours at all: a special day with hours is worked.

`KNOWN` holds every difference that is understood. One that is not in it is an error, and so is one in it that is gone,
which happens when the package, whose version is pinned, or a calendar is brought up to date.
"""

import json
import subprocess
import sys
from datetime import date, timedelta

import holidays

VERSION = "0.109"
YEARS = range(2000, 2041)
CALENDARS = "workflows/calendars"

# A calendar of ours, and the subdivisions of the package that it is to agree with.
JURISDICTIONS = [
    ("england-and-wales", "ENG"),
    ("england-and-wales", "WLS"),
    ("northern-ireland", "NIR"),
    ("scotland", "SCT"),
]

# Calendar, date, who has it off, why.
KNOWN = {
    ("scotland", date(2006, 11, 30)): (
        "theirs",
        "the St Andrew's Day Bank Holiday (Scotland) Act 2007 made it a bank holiday; in 2006 there was none",
    ),
}


def ours(binary, name):
    """The weekdays that a calendar of ours has off, with their names."""
    command = [binary, "calendar", "show", f"{CALENDARS}/{name}.yaml",
               "--year", f"{YEARS[0]}-{YEARS[-1]}", "--format", "json"]
    answer = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if answer.returncode != 0:
        sys.exit(f"holidays: error: {' '.join(command)} ends with {answer.returncode}")
    told = json.loads(answer.stdout)
    if told["calendar"] != name:
        sys.exit(f"holidays: error: {name}.yaml says that it is {told['calendar']}")
    if [entry["year"] for entry in told["years"]] != list(YEARS):
        sys.exit(f"holidays: error: {name} does not answer for each of the years {YEARS[0]} to {YEARS[-1]}")
    days = {}
    for entry in told["years"]:
        for day in entry["days"]:
            when = date.fromisoformat(day["date"])
            if when.year != entry["year"]:
                sys.exit(f"holidays: error: {name} lists {when} under {entry['year']}")
            if when.weekday() < 5 and not day["hours"]:
                days[when] = day["name"]
    return days


def theirs(subdivision):
    """The weekdays that the package lists, with their names."""
    listed = holidays.UnitedKingdom(subdiv=subdivision, years=YEARS)
    return {when: name for when, name in listed.items() if when.weekday() < 5}


def weekdays():
    """All dates of the years from Monday to Friday."""
    day = date(YEARS[0], 1, 1)
    while day.year <= YEARS[-1]:
        if day.weekday() < 5:
            yield day
        day += timedelta(days=1)


def main(binary):
    if holidays.__version__ != VERSION:
        sys.exit(f"holidays: error: this is version {holidays.__version__} of the package,"
                 f" and the known differences are those of {VERSION}")
    met = set()
    wrong = 0
    for name, subdivision in JURISDICTIONS:
        left, right = ours(binary, name), theirs(subdivision)
        # Two lists that have hardly anything in them agree about hardly anything.
        for side, days in (("ours", left), ("theirs", right)):
            for year in YEARS:
                if sum(day.year == year for day in days) < 8:
                    print(f"{name} ({subdivision}): {side} has fewer than eight days off in {year}")
                    wrong += 1
        compared = differences = explained = 0
        for day in weekdays():
            compared += 1
            if (day in left) == (day in right):
                continue
            differences += 1
            side = "ours" if day in left else "theirs"
            if (name, day) in KNOWN and KNOWN[name, day][0] == side:
                met.add((name, day))
                explained += 1
            else:
                title = left.get(day) or right.get(day)
                print(f"{name} ({subdivision}): {day:%A} {day} is off in {side} only: {title}")
                wrong += 1
        print(f"{name} ({subdivision}): {compared} weekdays of {YEARS[0]} to {YEARS[-1]} compared, {len(left)} off,"
              f" {differences} differences, {explained} explained")
    for name, day in sorted(set(KNOWN) - met):
        side, why = KNOWN[name, day]
        print(f"{name}: {day} is no longer off in {side} only, so take it out of KNOWN: {why}")
        wrong += 1
    if wrong:
        print(f"holidays: {wrong} findings; put right the calendar, or explain the difference in KNOWN of"
              " scripts/lib/holidays_beside.py")
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: holidays_beside.py BINARY")
    sys.exit(main(sys.argv[1]))
