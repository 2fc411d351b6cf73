internal import WorkingTime

/// When requests were raised, and how urgent they are.
struct ArrivalTally: Sendable {
  /// Stretches of the day that are told apart.
  let hours: [DayInterval]
  private(set) var count = 0
  private(set) var first: Instant?
  private(set) var byWeekday: [Weekday: Int] = [:]
  /// By stretch.
  private(set) var byHours: [Int]
  private(set) var byPriority: [String: Int] = [:]

  /// - Parameter hours: Stretches of the day; eight of three hours if there are none.
  init(hours: [DayInterval]) {
    self.hours =
      hours.isEmpty ? (0..<8).map { DayInterval(open: $0 * 10_800, close: ($0 + 1) * 10_800) } : hours
    byHours = self.hours.map { _ in 0 }
  }

  /// One more was raised, at that time on the wall.
  mutating func add(at local: LocalTime, _ instant: Instant) {
    count += 1
    first = min(first ?? instant, instant)
    byWeekday[local.date.weekday, default: 0] += 1
    if let index = hours.firstIndex(where: { $0.open <= local.secondOfDay && local.secondOfDay < $0.close }) {
      byHours[index] += 1
    }
  }

  /// One that was counted, if it had a priority, has another.
  mutating func change(_ old: String?, to new: String) {
    if let old { byPriority[old, default: 0] -= 1 }
    byPriority[new, default: 0] += 1
  }
}
