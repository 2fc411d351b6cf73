import Testing
import WorkingTime

@Suite("Civil dates")
struct CivilDateTests {
  @Test("Every day of the years 1 to 9999 follows the one before, in date and weekday")
  func everyDay() throws {
    var date = try on("0001-01-01")
    #expect(date.weekday == .monday)
    #expect(date.daysSinceEpoch == -719_162)
    let last = try on("9999-12-31").daysSinceEpoch
    for days in stride(from: -719_162, to: last, by: Given.isLong ? 1 : 13) {
      date = CivilDate(daysSinceEpoch: days)
      let next = CivilDate(daysSinceEpoch: days + 1)
      let follows =
        (next.year, next.month, next.day) == (date.year, date.month, date.day + 1)
        || (next.day == 1 && date.day == CivilDate.days(inMonth: date.month, of: date.year))
      let isSound = follows && date.daysSinceEpoch == days && date < next
      if !isSound || next.weekday.rawValue != (date.weekday.rawValue + 1) % 7 {
        Issue.record("\(date) is not followed by \(next)")
      }
    }
  }

  @Test(
    "Months are added with the day held to the end of the month",
    arguments: [
      ("2026-11-30", 3, "2027-02-28"), ("2027-11-30", 3, "2028-02-29"), ("2027-01-15", 12, "2028-01-15"),
      ("2026-03-31", -1, "2026-02-28"), ("2026-01-31", -13, "2024-12-31"), ("2026-05-31", 0, "2026-05-31"),
    ])
  func months(date: String, months: Int, expected: String) throws {
    #expect(try on(date).adding(months: months) == on(expected))
  }

  @Test(
    "Days are added across months and years",
    arguments: [
      ("2026-12-31", 1, "2027-01-01"), ("2028-02-28", 1, "2028-02-29"), ("2028-03-01", -1, "2028-02-29"),
      ("1970-01-01", 20_000, "2024-10-04"),
    ])
  func days(date: String, days: Int, expected: String) throws {
    #expect(try on(date).adding(days: days) == on(expected))
  }

  @Test(
    "Easter Sunday is the published one",
    arguments: [
      "1818-03-22", "1943-04-25", "2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31", "2025-04-20", "2026-04-05",
      "2027-03-28", "2038-04-25", "2049-04-18", "2076-04-19",
    ])
  func easter(date: String) throws {
    #expect(try CivilDate.easter(on(date).year) == on(date))
  }

  @Test(
    "A text that is no date is refused",
    arguments: [
      "", "2026-1-01", "2026-02-29", "2100-02-29", "2026-00-10", "2026-04-31", "2026-11-20T", "20261120", "0000-01-01",
      "-026-01-01", "2026/11/20",
    ])
  func refuses(text: String) {
    #expect(throws: TimeFault.notADate(text)) { try CivilDate(iso: text) }
  }

  @Test("A weekday is known by its long and its short name")
  func weekdays() throws {
    #expect(Weekday.allCases.map(\.shortName) == ["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
    #expect(Weekday.allCases.allSatisfy { Weekday(name: $0.name) == $0 && Weekday(name: $0.shortName) == $0 })
    #expect(Weekday(name: "Mon") == nil)
    #expect(Weekday.allCases.filter(\.isWeekend) == [.saturday, .sunday])
    #expect(try on("2026-11-20").weekday == .friday)
  }

  @Test("A local time carries seconds into the date")
  func localTime() throws {
    #expect(LocalTime(date: try on("2026-12-31"), secondOfDay: 86_401).date == (try on("2027-01-01")))
    #expect(LocalTime(date: try on("2026-12-31"), secondOfDay: -1).clock == "23:59:59")
    #expect(CivilDate(daysSinceEpoch: .max) > CivilDate(daysSinceEpoch: .min))
    #expect(try on("2026-01-01").adding(days: .max) > on("9999-12-31"))
    #expect(try on("2026-01-01").adding(months: .min) < on("0001-01-01"))
  }
}
