import Testing
import WorkingTime

@Suite("Due instants of the United Kingdom")
struct DueVectorTests {
  enum Place: String, Sendable {
    case england, scotland, northernIreland

    func calendar() throws -> WorkingCalendar {
      switch self {
      case .england: try UnitedKingdom.englandAndWales()
      case .scotland: try UnitedKingdom.scotland()
      case .northernIreland: try UnitedKingdom.northernIreland()
      }
    }
  }

  @Test(
    "A budget of working hours is used up when the working hours say",
    arguments: [
      (Place.england, 9, "2026-12-24T15:00:00Z", "2026-12-29T15:00:00Z"),
      (.england, 9, "2026-12-31T16:00:00Z", "2027-01-04T16:00:00Z"),
      (.scotland, 9, "2026-12-31T16:00:00Z", "2027-01-05T16:00:00Z"),
      (.england, 9, "2027-03-16T16:00:00Z", "2027-03-17T16:00:00Z"),
      (.northernIreland, 9, "2027-03-16T16:00:00Z", "2027-03-18T16:00:00Z"),
      (.england, 9, "2026-11-28T10:00:00Z", "2026-11-30T17:00:00Z"),
      (.scotland, 9, "2026-11-28T10:00:00Z", "2026-12-01T17:00:00Z"),
      (.england, 18, "2027-03-25T12:00:00Z", "2027-03-31T11:00:00Z"),
      (.england, 0, "2026-11-28T10:00:00Z", "2026-11-30T08:00:00Z"),
      (.england, 0, "2026-11-27T17:00:00Z", "2026-11-30T08:00:00Z"),
      (.england, 0, "2026-11-27T16:59:59Z", "2026-11-27T16:59:59Z"),
      (.england, 9, "2026-11-27T08:00:00Z", "2026-11-27T17:00:00Z"),
      (.england, 9, "2026-07-03T08:30:00Z", "2026-07-06T08:30:00Z"),
      (.england, -9, "2026-12-29T15:00:00Z", "2026-12-24T15:00:00Z"),
      (.england, -1, "2026-11-30T09:00:00Z", "2026-11-30T08:00:00Z"),
      (.england, -9, "2026-11-30T08:00:00Z", "2026-11-27T08:00:00Z"),
    ])
  func vectors(place: Place, count: Int, start: String, due: String) throws {
    let calendar = try place.calendar()
    #expect(try calendar.add(hours(count), to: at(start)) == at(due))
    if count != 0 { #expect(try calendar.between(at(start), at(due)) == hours(count)) }
  }

  @Test(
    "A round-the-clock day has 23 hours when the clocks go forward and 25 when they go back",
    arguments: [
      ("2027-03-28T00:00:00Z", "2027-03-28T23:00:00Z", 23),
      ("2027-10-30T23:00:00Z", "2027-11-01T00:00:00Z", 25),
      ("2027-06-01T23:00:00Z", "2027-06-02T23:00:00Z", 24),
    ])
  func roundTheClock(start: String, end: String, count: Int) throws {
    let calendar = try london(week: ["00:00-24:00"])
    #expect(try calendar.between(at(start), at(end)) == hours(count))
    #expect(try calendar.add(hours(count), to: at(start)) == at(end))
    #expect(try calendar.end(ofWorkingDay: 1, after: at(start).advanced(bySeconds: -1)) == at(end))
  }

  @Test(
    "A night shift over a change of the clocks is an hour shorter or longer",
    arguments: [
      ("2027-03-27T22:00:00Z", "2027-03-28T05:00:00Z", 7), ("2027-10-30T21:00:00Z", "2027-10-31T06:00:00Z", 9),
      ("2027-01-05T22:00:00Z", "2027-01-06T06:00:00Z", 8),
    ])
  func nightShift(start: String, end: String, count: Int) throws {
    let calendar = try london(week: ["22:00-30:00"])
    #expect(try calendar.nextClosing(after: at(start)) == at(end))
    #expect(try calendar.nextOpening(after: at(start).advanced(bySeconds: -1)) == at(start))
    #expect(try calendar.between(at(start), at(end)) == hours(count))
  }

  @Test("A time that the clocks skip moves forward, and what then overlaps counts once")
  func gap() throws {
    // 01:00 to 02:00 does not exist on 28 March 2027: 01:15-01:45 becomes 02:15-02:45 BST, 02:30-03:00 overlaps it.
    let calendar = try london(week: ["01:15-01:45", "02:30-03:00"])
    let midnight = try at("2027-03-28T00:00:00Z")
    let segments = calendar.segments(from: midnight, to: midnight.advanced(bySeconds: 6 * 3600))
    #expect(
      segments.filter { $0.kind == .worked }.map { "\($0.start) \($0.end)" } == [
        "2027-03-28T01:15:00Z 2027-03-28T02:00:00Z"
      ])
  }

  @Test("A time that happens twice is the first")
  func fold() throws {
    let calendar = try london(week: ["01:30-02:00"])
    let midnight = try at("2027-10-30T23:00:00Z")
    #expect(try calendar.nextOpening(after: midnight) == at("2027-10-31T00:30:00Z"))
    #expect(try calendar.nextClosing(after: midnight) == at("2027-10-31T02:00:00Z"))
  }

  @Test("The date that Samoa skipped has no hours")
  func skippedDay() throws {
    let week = Dictionary(
      uniqueKeysWithValues: Weekday.allCases.map { ($0, [DayInterval(open: 32_400, close: 61_200)]) })
    let calendar = try WorkingCalendar(
      name: "apia", version: 1, zone: Given.zone("Pacific/Apia"), day: hours(8), week: week)
    // Thursday 29 December 2011 ends at 10:00Z; what follows is Saturday the 31st.
    #expect(try calendar.nextOpening(after: at("2011-12-30T09:59:00Z")) == at("2011-12-30T19:00:00Z"))
    #expect(try calendar.between(at("2011-12-29T10:00:00Z"), at("2011-12-31T10:00:00Z")) == hours(16))
    #expect(try calendar.end(ofWorkingDay: 1, after: at("2011-12-30T00:00:00Z")) == at("2011-12-31T03:00:00Z"))
  }

  @Test(
    "The end of the nth working day passes over weekends and holidays",
    arguments: [
      (1, "2026-12-24T15:00:00Z", "2026-12-29T17:00:00Z"), (5, "2026-12-24T00:00:00Z", "2027-01-05T17:00:00Z"),
      (1, "2026-11-28T10:00:00Z", "2026-11-30T17:00:00Z"), (2, "2027-03-25T12:00:00Z", "2027-03-31T16:00:00Z"),
    ])
  func workingDays(count: Int, start: String, end: String) throws {
    #expect(try UnitedKingdom.englandAndWales().end(ofWorkingDay: count, after: at(start)) == at(end))
  }

  private func london(week: [String]) throws -> WorkingCalendar {
    let intervals = try week.map { try DayInterval(text: $0) }
    return try WorkingCalendar(
      name: "london", version: 1, zone: Given.zone("Europe/London"), day: hours(8),
      week: Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, intervals) }))
  }
}
