import Testing
import WorkingTime

@Suite("Working time against counting")
struct PropertyTests {
  static let zones = [
    "Europe/London", "America/Sao_Paulo", "Asia/Tehran", "Australia/Lord_Howe", "Pacific/Apia",
  ]

  @Test("Any calendar in any week gives what counting the minutes gives", arguments: zones)
  func agrees(name: String) throws {
    let zone = try Given.zone(name)
    var chance = SeededGenerator(state: UInt64(name.utf8.count) &* 977)
    let changes = Self.changes(of: zone)
    let windows = Given.isLong ? 4000 : 80
    var cases = 0
    for _ in 0..<windows {
      let middle =
        Int.random(in: 0..<4, using: &chance) > 0
        ? changes[Int.random(in: 0..<changes.count, using: &chance)] : Int.random(in: 1000...45_000, using: &chance)
      let calendar = try Self.calendar(zone, near: middle, &chance)
      let days = middle - 5...middle + 5
      let oracle = Oracle(zone: zone, days: days, intervals: calendar.intervals)
      for _ in 0..<5 {
        cases += 1
        try Self.check(calendar, oracle, days: days, &chance)
      }
    }
    #expect(cases == windows * 5)
  }

  /// Compares all answers for two random instants.
  private static func check(
    _ calendar: WorkingCalendar, _ oracle: Oracle, days: ClosedRange<Int>, _ chance: inout SeededGenerator
  ) throws {
    let first = Int64(days.lowerBound + 1) * 86_400
    let last = Int64(days.upperBound) * 86_400
    func second(_ range: ClosedRange<Int64>) -> Int64 {
      let second = Int64.random(in: range, using: &chance)
      return Bool.random(using: &chance) ? second : max(range.lowerBound, second / 900 * 900)
    }
    let start = second(first...last)
    let end = second(start...last)
    let from = Instant(secondsSinceEpoch: start)
    let to = Instant(secondsSinceEpoch: end)
    let worked = oracle.worked(start, end)
    try #require(try calendar.isOpen(from) == oracle.isOpen(at: start), "\(from) in \(calendar.zone.name)")
    try #require(try calendar.between(from, to).seconds == worked, "\(from) \(to) in \(calendar.zone.name)")
    try #require(try calendar.between(to, from).seconds == -worked)
    let segments = calendar.segments(from: from, to: to)
    try #require(segments.reduce(0) { $0 + $1.worked.seconds } == worked)
    try #require(segments.reduce(0) { $0 + $1.elapsed.seconds } == end - start)
    for (left, right) in zip(segments, segments.dropFirst()) {
      try #require(left.end == right.start && left.kind != right.kind)
    }
    guard worked > 0 else { return }

    let budget = Int64.random(in: 1...worked, using: &chance)
    let due = try calendar.add(WorkingDuration(seconds: budget), to: from)
    try #require(due.secondsSinceEpoch == oracle.due(budget, from: start), "\(from) + \(budget)")
    try #require(try calendar.between(from, due).seconds == budget)
    let begun = try calendar.add(WorkingDuration(seconds: -budget), to: to)
    try #require(begun.secondsSinceEpoch == oracle.begun(budget, before: end), "\(to) - \(budget)")
    try #require(try calendar.between(begun, to).seconds == budget)
    let opening = try calendar.add(.zero, to: from)
    try #require(opening.secondsSinceEpoch == oracle.due(1, from: start) - 1)

    let part = WorkingDuration(seconds: Int64.random(in: 0...budget, using: &chance))
    let rest = WorkingDuration(seconds: budget - part.seconds)
    let inTwo = try calendar.add(rest, to: calendar.add(part, to: from))
    try #require(rest == .zero || inTwo == due, "additive")
    let later = try calendar.add(WorkingDuration(seconds: budget), to: to)
    try #require(due <= later, "monotone in the start")
    try #require(try calendar.add(part, to: from) <= calendar.add(.zero, to: due), "monotone in the budget")
  }

  /// The days since 1970 around which the zone changes its offset.
  private static func changes(of zone: Zone) -> [Int] {
    (1000..<40_000).filter { day in
      let noon = Instant(secondsSinceEpoch: Int64(day) * 86_400)
      return zone.offset(at: noon) != zone.offset(at: noon.advanced(bySeconds: 86_400))
    }
  }

  /// A calendar of random hours, many of them where the clocks change, with dated exceptions near a day.
  private static func calendar(
    _ zone: Zone, near day: Int, _ chance: inout SeededGenerator
  ) throws -> WorkingCalendar {
    var week: [Weekday: [DayInterval]] = [.wednesday: [DayInterval(open: 36_000, close: 43_200)]]
    for weekday in Weekday.allCases where Int.random(in: 0..<5, using: &chance) > 0 {
      week[weekday] = intervals(&chance)
    }
    if (week[.wednesday] ?? []).isEmpty { week[.wednesday] = [DayInterval(open: 0, close: 86_400)] }
    var special: [CivilDate: [DayInterval]] = [:]
    var closed: [CivilDate: String] = [:]
    for offset in -6...6 {
      switch Int.random(in: 0..<8, using: &chance) {
      case 0: special[CivilDate(daysSinceEpoch: day + offset)] = intervals(&chance)
      case 1: closed[CivilDate(daysSinceEpoch: day + offset)] = "closed \(offset)"
      default: break
      }
    }
    return try WorkingCalendar(
      name: "random", version: 1, zone: zone, day: hours(8), week: week,
      holidays: [HolidayRule("Holiday", .nth(2, .tuesday, month: 3))], special: special, closed: closed)
  }

  private static func intervals(_ chance: inout SeededGenerator) -> [DayInterval] {
    if Int.random(in: 0..<6, using: &chance) == 0 { return [DayInterval(open: 0, close: 86_400)] }
    var found: [DayInterval] = []
    var minute = 0
    for _ in 0..<Int.random(in: 0...3, using: &chance) {
      let open = minute + Int.random(in: 0...(minute == 0 ? 180 : 500), using: &chance)
      let close = open + Int.random(in: 1...(Int.random(in: 0..<4, using: &chance) == 0 ? 1400 : 240), using: &chance)
      guard open < 1440, close <= 2880 else { break }
      found.append(DayInterval(open: open * 60, close: close * 60))
      minute = close
    }
    return found
  }
}
