import Testing
import WorkingTime

@Suite("A year of a calendar")
struct CalendarYearTests {
  @Test(
    "The working days and hours of a year are those that a count day by day finds",
    arguments: [1970, 2000, 2012, 2020, 2022, 2026, 2028, 2099])
  func sums(number: Int) throws {
    let calendar = try UnitedKingdom.englandAndWales()
    let year = try #require(calendar.year(number))
    let first = try on("\(number)-01-01")
    let dates = (0..<366).map { first.adding(days: $0) }.filter { $0.year == number }
    let open = dates.filter { !calendar.intervals(on: $0).isEmpty }
    #expect(year.workingDays == open.count)
    // Every day is 08:00 to 17:00, on which the clocks never change.
    #expect(year.worked == hours(9 * open.count))
    #expect(year.days.map(\.date) == calendar.holidays(in: number).map(\.date))
  }

  @Test("Computed holidays, dated closures and special hours are told apart")
  func kinds() throws {
    let holidays = [
      HolidayRule("Christmas Day", .fixed(month: 12, day: 25), substitute: .weekend),
      HolidayRule("Boxing Day", .fixed(month: 12, day: 26), substitute: .weekend),
      HolidayRule("Late May", .last(.monday, month: 5)), HolidayRule("Summer", .last(.monday, month: 8)),
    ]
    let morning = [DayInterval(open: 9 * 3600, close: 12 * 3600)]
    let calendar = try office(
      holidays: holidays, special: [on("2026-12-24"): morning, on("2026-12-25"): morning, on("2026-12-29"): []],
      closed: [on("2026-06-01"): "Late May (moved)", on("2026-08-31"): "A flood", on("2027-06-01"): "Next year"],
      changes: [on("2026-05-25"): .cancelled])
    let year = try #require(calendar.year(2026))
    #expect(
      year.days.map { "\($0.date) \($0.kind) \($0.name ?? "-") \($0.hours.map(\.text))" } == [
        "2026-06-01 closed Late May (moved) []", "2026-08-31 closed A flood []",
        "2026-12-24 special - [\"09:00-12:00\"]", "2026-12-25 special Christmas Day [\"09:00-12:00\"]",
        "2026-12-28 holiday Boxing Day (substitute day) []", "2026-12-29 special - []",
      ])
    // 261 weekdays less four that are closed.
    #expect(year.workingDays == 257)
    #expect(year.worked == hours(9 * 255 + 2 * 3))
  }

  @Test("A night shift is a working day of the date on which it opens, and its hours are of the year in which they lie")
  func night() throws {
    let calendar = try office(week: [.thursday: [DayInterval(open: 22 * 3600, close: 30 * 3600)]])
    // 2026 begins and ends with a Thursday: two hours of the last of its 53 nights are its own.
    let year = try #require(calendar.year(2026))
    #expect(year.workingDays == 53)
    #expect(year.worked == hours(52 * 8 + 2))
    #expect(calendar.year(2027)?.worked == hours(51 * 8 + 8 + 6))
  }

  @Test("The changes of the clocks are told with their offsets, and a change shortens or lengthens what is worked")
  func changes() throws {
    let sundays = try WorkingCalendar(
      name: "sundays", version: 1, zone: Given.zone("Europe/London"), day: hours(9),
      week: [.sunday: [DayInterval(open: 0, close: 86_400)]])
    let year = try #require(sundays.year(2026))
    #expect(
      try year.changes == [
        ZoneChange(at: at("2026-03-29T01:00:00Z"), from: 0, to: 3600),
        ZoneChange(at: at("2026-10-25T01:00:00Z"), from: 3600, to: 0),
      ])
    #expect(year.changes.map(\.isForward) == [true, false])
    #expect(year.changes.map { String($0.before.clock.prefix(5)) } == ["01:00", "02:00"])
    #expect(year.changes.map { String($0.after.clock.prefix(5)) } == ["02:00", "01:00"])
    #expect(year.worked == hours(52 * 24))
    #expect(try office().year(2026)?.changes == [])
  }

  @Test("A date that the zone skips is no working day")
  func skipped() throws {
    let week = Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, [DayInterval(open: 0, close: 3600)]) })
    let calendar = try WorkingCalendar(
      name: "samoa", version: 1, zone: Given.zone("Pacific/Apia"), day: hours(9), week: week)
    #expect(calendar.year(2011)?.workingDays == 364)
    #expect(calendar.year(2012)?.workingDays == 366)
  }

  @Test("A year is beyond the horizon if its last day is; without a horizon every year is")
  func horizon() throws {
    let calendar = try office(horizon: on("2028-12-31"))
    #expect([2027, 2028, 2029].map { calendar.year($0)?.isBeyondHorizon } == [false, false, true])
    #expect(try office(horizon: on("2028-12-30")).year(2028)?.isBeyondHorizon == true)
    #expect(try office().year(2026)?.isBeyondHorizon == true)
  }

  @Test("A calendar of fewer years has the same sums, and nothing to say of others")
  func years() throws {
    let holidays = [HolidayRule("Last Day", .fixed(month: 12, day: 31), substitute: .weekend)]
    let short = try office(holidays: holidays, years: 2022...2023)
    // Saturday 31 December 2022 gives way to Monday 2 January 2023.
    #expect(short.year(2023) == (try office(holidays: holidays).year(2023)))
    #expect(short.year(2023)?.days.first?.date.iso == "2023-01-02")
    #expect(short.year(2021) == nil && short.year(2024) == nil)
    #expect(try office().year(1969) == nil)
    #expect(try office().year(2100) == nil)
    #expect(try office().year(-1) == nil)
  }

  @Test(
    "A holiday makes a difference if it, or its substitute, ever closes a day that would be open",
    arguments: [
      (HolidayRule("x", .fixed(month: 12, day: 25)), true), (HolidayRule("x", .nth(1, .sunday, month: 5)), false),
      (HolidayRule("x", .easter(0)), false), (HolidayRule("x", .easter(1)), true),
      // 1 January 2028 is a Saturday.
      (HolidayRule("x", .fixed(month: 1, day: 1), from: 2028, to: 2028), false),
      (HolidayRule("x", .fixed(month: 1, day: 1), substitute: .weekend, from: 2028, to: 2028), true),
      // Taken by another holiday already.
      (HolidayRule("x", .nth(1, .monday, month: 5)), false),
    ])
  func difference(rule: HolidayRule, makes: Bool) throws {
    let other = HolidayRule("May Day", .nth(1, .monday, month: 5))
    let calendar = try office(holidays: [other, rule])
    #expect(calendar.makesDifference(rule) == makes)
    #expect(calendar.makesDifference(other))
  }

  @Test("Where dated closures of the same name close every day of a holiday, the rule makes no difference")
  func closedAnyway() throws {
    let closed = try Dictionary(uniqueKeysWithValues: (1970...2099).map { (try on("\($0)-12-25"), "Christmas") })
    let rule = HolidayRule("Christmas", .fixed(month: 12, day: 25))
    #expect(try !office(holidays: [rule], closed: closed).makesDifference(rule))
    #expect(try office(holidays: [rule], closed: closed.filter { $0.key.year != 2030 }).makesDifference(rule))
  }

  @Test(
    "A rule that occurs in no year from 1970 to 2099 is refused",
    arguments: [
      HolidayRule("x", .fixed(month: 1, day: 1), from: 2100), HolidayRule("x", .easter(0), to: 1969),
      HolidayRule("x", .fixed(month: 2, day: 29), from: 2025, to: 2027),
    ])
  func never(rule: HolidayRule) throws {
    #expect(!rule.occurs)
    #expect(throws: CalendarFault.impossibleRule("x")) { try office(holidays: [rule]) }
    #expect(HolidayRule("x", .fixed(month: 2, day: 29), from: 2025, to: 2028).occurs)
  }
}
