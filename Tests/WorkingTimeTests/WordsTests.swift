import Testing
import WorkingTime

@Suite("Words of the faults")
struct WordsTests {
  static let interval = DayInterval(open: 28_800, close: 61_200)
  static let date = CivilDate(daysSinceEpoch: 20_000)
  static let instant = Instant(secondsSinceEpoch: 0)

  @Test(
    "Each fault of a calendar has its sentence",
    arguments: [
      (
        CalendarFault.notAnInterval("8-5"),
        "'8-5' is not a pair of times such as 08:00-17:00 (past midnight: 22:00-30:00)"
      ),
      (.dayNotPositive(.zero), "the length of a day must be positive, not 0 s"),
      (
        .intervalOutOfDay(interval, on: .weekday(.monday)),
        "08:00-17:00 on monday: must open from 00:00 to before 24:00 and close by 48:00"
      ),
      (
        .intervalBackwards(DayInterval(open: 61_200, close: 28_801), on: .date(date)),
        "17:00-08:00:01 on 2024-10-04 closes before it opens; past midnight is written 22:00-30:00"
      ),
      (.intervalsOverlap(interval, interval, on: .date(date)), "08:00-17:00 and 08:00-17:00 on 2024-10-04 overlap"),
      (.specialAndClosed(date), "2024-10-04 is both a special day and closed"),
      (.impossibleRule("May Day"), "holiday 'May Day' names no possible day"),
      (.noHolidayToChange(date), "no computed holiday falls on 2024-10-04"),
      (.holidayTaken(date), "2024-10-04 is a holiday already"),
      (.dateOutsideCalendar(date), "2024-10-04 lies outside the years 1970 to 2099"),
      (.neverOpen(from: date), "no working time in the 53 weeks from 2024-10-04"),
      (
        .outsideCalendar(instant, days: date...date.adding(days: 1)),
        "1970-01-01T00:00:00Z lies outside the days for which working time is known here, 2024-10-04 to 2024-10-05"
      ),
      (
        .answerOutsideCalendar(from: instant, days: date...date.adding(days: 1)),
        "counting from 1970-01-01T00:00:00Z leaves the days for which working time is known here, 2024-10-04 to 2024-10-05"
      ),
      (.beyondTenYears(from: instant), "counting from 1970-01-01T00:00:00Z finds nothing within ten years"),
      (.countNotPositive(0), "a count of working days must be 1 or more, not 0"),
    ])
  func calendar(fault: CalendarFault, words: String) {
    #expect("\(fault)" == words)
  }

  @Test(
    "Each fault of a text or a zone has its sentence",
    arguments: [
      (TimeFault.notAnInstant("x"), "'x' is not an instant such as 2026-11-20T08:55:00Z"),
      (.notADate("x"), "'x' is not a date such as 2026-11-20"),
      (.notATimeOfDay("x"), "'x' has a time or an offset that does not exist"),
      (.fractionOfSecond("x"), "'x' has a fraction of a second: whole seconds only"),
      (.yearOutOfRange("x"), "'x' lies outside the years 0001 to 9999"),
      (.notAZone(name: "A/B", .magic), "time zone 'A/B' cannot be read: it is not a TZif file"),
      (.notAZone(name: "A/B", .version(9)), "time zone 'A/B' cannot be read: unknown version byte 9"),
      (.notAZone(name: "A/B", .truncated), "time zone 'A/B' cannot be read: it is truncated"),
      (.notAZone(name: "A/B", .counts), "time zone 'A/B' cannot be read: its counts contradict each other"),
      (.notAZone(name: "A/B", .index), "time zone 'A/B' cannot be read: an index points outside its table"),
      (
        .notAZone(name: "A/B", .abbreviation),
        "time zone 'A/B' cannot be read: an abbreviation has a forbidden character"
      ),
      (.notAZone(name: "A/B", .order), "time zone 'A/B' cannot be read: its transitions are out of order"),
      (.notAZone(name: "A/B", .offset), "time zone 'A/B' cannot be read: an offset is 26 hours or more"),
      (.notAZone(name: "A/B", .leapSeconds), "time zone 'A/B' cannot be read: it counts leap seconds"),
      (.notAZone(name: "A/B", .footer), "time zone 'A/B' cannot be read: its rule for later years is malformed"),
    ])
  func time(fault: TimeFault, words: String) {
    #expect("\(fault)" == words)
  }
}
