import Testing
import WorkingTime

@Suite("Holidays")
struct HolidayTests {
  // The lists published at gov.uk/bank-holidays, month and day.
  @Test(
    "England and Wales keeps the published days",
    arguments: [
      2002: "0101 0329 0401 0506 0603 0604 0826 1225 1226",
      2011: "0103 0422 0425 0429 0502 0530 0829 1226 1227",
      2012: "0102 0406 0409 0507 0604 0605 0827 1225 1226",
      2020: "0101 0410 0413 0508 0525 0831 1225 1228",
      2021: "0101 0402 0405 0503 0531 0830 1227 1228",
      2022: "0103 0415 0418 0502 0602 0603 0829 0919 1226 1227",
      2023: "0102 0407 0410 0501 0508 0529 0828 1225 1226",
      2026: "0101 0403 0406 0504 0525 0831 1225 1228",
      2027: "0101 0326 0329 0503 0531 0830 1227 1228",
    ])
  func england(year: Int, days: String) throws {
    #expect(compact(try UnitedKingdom.englandAndWales(), year) == days)
  }

  @Test(
    "Scotland keeps the published days",
    arguments: [
      2006: "0102 0103 0414 0501 0529 0807 1225 1226",
      2020: "0101 0102 0410 0508 0525 0803 1130 1225 1228",
      2021: "0101 0104 0402 0503 0531 0802 1130 1227 1228",
      2022: "0103 0104 0415 0502 0602 0603 0801 0919 1130 1226 1227",
      2024: "0101 0102 0329 0506 0527 0805 1202 1225 1226",
      2026: "0101 0102 0403 0504 0525 0803 1130 1225 1228",
      2027: "0101 0104 0326 0503 0531 0802 1130 1227 1228",
    ])
  func scotland(year: Int, days: String) throws {
    #expect(compact(try UnitedKingdom.scotland(), year) == days)
  }

  @Test(
    "Northern Ireland keeps the published days",
    arguments: [
      2020: "0101 0317 0410 0413 0508 0525 0713 0831 1225 1228",
      2021: "0101 0317 0402 0405 0503 0531 0712 0830 1227 1228",
      2022: "0103 0317 0415 0418 0502 0602 0603 0712 0829 0919 1226 1227",
      2024: "0101 0318 0329 0401 0506 0527 0712 0826 1225 1226",
      2026: "0101 0317 0403 0406 0504 0525 0713 0831 1225 1228",
      2027: "0101 0317 0326 0329 0503 0531 0712 0830 1227 1228",
    ])
  func northernIreland(year: Int, days: String) throws {
    #expect(compact(try UnitedKingdom.northernIreland(), year) == days)
  }

  @Test("A substitute day says that it is one, and a moved day keeps its name")
  func names() throws {
    let calendar = try UnitedKingdom.englandAndWales()
    let names = calendar.holidays(in: 2022).map { "\($0.date.iso) \($0.name)" }
    #expect(names.contains("2022-12-26 Boxing Day"))
    #expect(names.contains("2022-12-27 Christmas Day (substitute day)"))
    #expect(names.contains("2022-06-02 Spring bank holiday"))
    #expect(calendar.holidays(in: 2100).isEmpty)
  }

  @Test(
    "Each way to name a day finds its day",
    arguments: [
      (HolidayRule("a", .fixed(month: 2, day: 29)), "2028-02-29"),
      (HolidayRule("a", .nth(4, .thursday, month: 11)), "2028-11-23"),
      (HolidayRule("a", .last(.friday, month: 2)), "2028-02-25"),
      (HolidayRule("a", .easter(-2)), "2028-04-14"),
      (HolidayRule("a", .easter(49)), "2028-06-04"),
      (HolidayRule("a", .onOrAfter(.saturday, month: 6, day: 20)), "2028-06-24"),
      (HolidayRule("a", .onOrAfter(.saturday, month: 6, day: 24)), "2028-06-24"),
      (HolidayRule("a", .onOrBefore(.wednesday, month: 11, day: 22)), "2028-11-22"),
      (HolidayRule("a", .onOrBefore(.wednesday, month: 11, day: 21)), "2028-11-15"),
      (HolidayRule("a", .fixed(month: 3, day: 4), substitute: .nextFreeDay(ifOn: [.saturday])), "2028-03-05"),
    ])
  func forms(rule: HolidayRule, date: String) throws {
    let calendar = try office(holidays: [rule])
    #expect(calendar.holidays(in: 2028).map(\.date.iso) == [date])
  }

  @Test("A rule with years is kept in those years only")
  func years() throws {
    let calendar = try office(holidays: [HolidayRule("a", .fixed(month: 3, day: 1), from: 2020, to: 2022)])
    #expect((2018...2024).filter { !calendar.holidays(in: $0).isEmpty } == [2020, 2021, 2022])
  }

  @Test("A cancelled holiday is worked, a special day beats a holiday, a closure beats the week")
  func dated() throws {
    let calendar = try office(
      holidays: [HolidayRule("May Day", .fixed(month: 5, day: 1)), HolidayRule("June Day", .fixed(month: 6, day: 1))],
      special: [on("2026-06-01"): [DayInterval(text: "10:00-12:00")]],
      closed: [on("2026-07-01"): "stocktaking"],
      changes: [on("2026-05-01"): .cancelled])
    func worked(_ day: String) throws -> Int64 {
      let start = try at("\(day)T00:00:00Z")
      return try calendar.between(start, start.advanced(bySeconds: 86_400)).seconds / 3600
    }
    #expect(try worked("2026-05-01") == 9)
    #expect(try worked("2025-05-01") == 0)
    #expect(try worked("2026-06-01") == 2)
    #expect(try worked("2026-07-01") == 0)
    #expect(calendar.holidays(in: 2026).map(\.name) == ["June Day", "stocktaking"])
  }

  private func compact(_ calendar: WorkingCalendar, _ year: Int) -> String {
    calendar.holidays(in: year).map { String($0.date.iso.dropFirst(5)).filter { $0 != "-" } }.joined(separator: " ")
  }
}

/// Office hours in UTC, to which a test adds what it is about.
func office(
  day: WorkingDuration = hours(9), week: [Weekday: [DayInterval]] = UnitedKingdom.officeWeek,
  holidays: [HolidayRule] = [], special: [CivilDate: [DayInterval]] = [:], closed: [CivilDate: String] = [:],
  changes: [CivilDate: HolidayChange] = [:], horizon: CivilDate? = nil,
  years: ClosedRange<Int> = WorkingCalendar.knownYears
) throws(CalendarFault) -> WorkingCalendar {
  try WorkingCalendar(
    name: "office", version: 1, zone: .utc, day: day, week: week, holidays: holidays, special: special,
    closed: closed, changes: changes, horizon: horizon, years: years)
}
