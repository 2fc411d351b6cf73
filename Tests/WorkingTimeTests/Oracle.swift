import WorkingTime

// An answer to the same questions by counting: every minute of a window is open or not, found from the offsets of the
// zone alone. It shares no arithmetic with `WorkingCalendar`; zones here have offsets of whole minutes.

/// The open minutes of a window of days, one by one.
struct Oracle {
  let start: Int64
  let isOpen: [Bool]

  /// Marks the minutes of the days, whose hours `intervals` tells.
  init(zone: Zone, days: ClosedRange<Int>, intervals: (CivilDate) -> [DayInterval]) {
    start = Int64(days.lowerBound) * 86_400
    var open = [Bool](repeating: false, count: days.count * 1440)
    for day in days.lowerBound - 5...days.upperBound + 3 where Oracle.exists(day, zone) {
      for interval in intervals(CivilDate(daysSinceEpoch: day)) {
        let from = (Oracle.second(of: Int64(day) * 86_400 + Int64(interval.open), zone) - start) / 60
        let to = (Oracle.second(of: Int64(day) * 86_400 + Int64(interval.close), zone) - start) / 60
        guard max(0, from) < min(to, Int64(open.count)) else { continue }
        for minute in max(0, from)..<min(to, Int64(open.count)) { open[Int(minute)] = true }
      }
    }
    isOpen = open
  }

  /// Whether any minute of the instant line shows this date.
  private static func exists(_ day: Int, _ zone: Zone) -> Bool {
    let date = CivilDate(daysSinceEpoch: day)
    return (-30...54).contains { hour in
      zone.local(Instant(secondsSinceEpoch: Int64(day) * 86_400 + Int64(hour) * 3600)).date == date
    }
  }

  /// The earliest second that shows a wall time or, if none does, the wall time moved on by the gap.
  private static func second(of wall: Int64, _ zone: Zone) -> Int64 {
    var before: Int64?
    for quarter in -120...120 {
      let probe = wall + Int64(quarter) * 900
      let offset = Int64(zone.offset(at: Instant(secondsSinceEpoch: probe)))
      let candidate = wall - offset
      if Int64(zone.offset(at: Instant(secondsSinceEpoch: candidate))) == offset { return candidate }
      // The last offset whose clock had not reached the wall time yet is the one before the gap.
      if probe + offset <= wall { before = offset }
    }
    return wall - (before ?? 0)
  }

  /// Whether the second is open.
  func isOpen(at second: Int64) -> Bool { isOpen[Int((second - start) / 60)] }

  /// Open seconds between two seconds of the window.
  func worked(_ from: Int64, _ to: Int64) -> Int64 {
    var sum: Int64 = 0
    var second = from
    while second < to {
      let next = min(to, (second - start) / 60 * 60 + 60 + start)
      if isOpen(at: second) { sum += next - second }
      second = next
    }
    return sum
  }

  /// The second at which so many open seconds, at least 1, have passed.
  func due(_ budget: Int64, from: Int64) -> Int64 {
    var rest = budget
    var second = from
    while true {
      let next = (second - start) / 60 * 60 + 60 + start
      if isOpen(at: second) {
        if rest <= next - second { return second + rest }
        rest -= next - second
      }
      second = next
    }
  }

  /// The last second from which so many open seconds, at least 1, pass until `to`.
  func begun(_ budget: Int64, before to: Int64) -> Int64 {
    var rest = budget
    var second = to
    while true {
      let previous = (second - 1 - start) / 60 * 60 + start
      if isOpen(at: previous) {
        if rest <= second - previous { return second - rest }
        rest -= second - previous
      }
      second = previous
    }
  }
}
