import Testing
import WorkingTime

@Suite("The working shown")
struct SegmentTests {
  @Test("Nights, weekends and holidays by name stand between the worked hours")
  func christmas() throws {
    let calendar = try UnitedKingdom.englandAndWales()
    let segments = calendar.segments(from: try at("2026-12-24T15:00:00Z"), to: try at("2026-12-29T15:00:00Z"))
    #expect(
      segments.map { "\($0.start) \(words($0.kind))" } == [
        "2026-12-24T15:00:00Z worked", "2026-12-24T17:00:00Z closed", "2026-12-25T00:00:00Z Christmas Day",
        "2026-12-26T00:00:00Z closed", "2026-12-28T00:00:00Z Boxing Day (substitute day)",
        "2026-12-29T00:00:00Z closed", "2026-12-29T08:00:00Z worked",
      ])
    #expect(segments.last?.end == (try at("2026-12-29T15:00:00Z")))
    #expect(segments.map(\.worked.seconds).reduce(0, +) == hours(9).seconds)
    #expect(segments.map(\.elapsed.seconds).reduce(0, +) == 5 * 86_400)
  }

  @Test("What the calendar does not know is unknown, and nothing lies between instants out of order")
  func unknown() throws {
    let calendar = try office(years: 1970...2026)
    let segments = calendar.segments(from: try at("2026-12-31T16:00:00Z"), to: try at("2027-01-02T00:00:00Z"))
    #expect(segments.map { words($0.kind) } == ["worked", "closed", "unknown"])
    #expect(segments.last?.start == (try at("2027-01-01T00:00:00Z")))
    let early = calendar.segments(from: Instant(secondsSinceEpoch: -9), to: Instant(secondsSinceEpoch: 9))
    #expect(early.map { "\(words($0.kind)) \($0.elapsed.seconds)" } == ["unknown 9", "closed 9"])
    #expect(calendar.segments(from: Instant(secondsSinceEpoch: 9), to: Instant(secondsSinceEpoch: 0)).isEmpty)
    #expect(calendar.segments(from: Instant(secondsSinceEpoch: 9), to: Instant(secondsSinceEpoch: 9)).isEmpty)
    let beyond = calendar.segments(from: try at("2030-01-01T00:00:00Z"), to: try at("2031-01-01T00:00:00Z"))
    #expect(beyond.map { words($0.kind) } == ["unknown"])
  }

  @Test("A night shift reaches into a holiday; a special day on a holiday is not called one")
  func shifts() throws {
    let calendar = try office(
      week: Dictionary(
        uniqueKeysWithValues: Weekday.allCases.map { ($0, [DayInterval(open: 79_200, close: 108_000)]) }),
      holidays: [HolidayRule("A", .once(on("2026-03-03"))), HolidayRule("B", .once(on("2026-03-05")))],
      special: [on("2026-03-05"): [DayInterval(open: 36_000, close: 39_600)]])
    let segments = calendar.segments(from: try at("2026-03-02T22:00:00Z"), to: try at("2026-03-06T00:00:00Z"))
    #expect(
      segments.map { "\($0.start.rfc3339.dropFirst(8).prefix(8)) \(words($0.kind))" } == [
        "02T22:00 worked", "03T06:00 A", "04T00:00 closed", "04T22:00 worked", "05T06:00 closed", "05T10:00 worked",
        "05T11:00 closed",
      ])
  }

  private func words(_ kind: Segment.Kind) -> String {
    switch kind {
    case .worked: "worked"
    case .closed: "closed"
    case .holiday(let name): name
    case .unknown: "unknown"
    }
  }
}
