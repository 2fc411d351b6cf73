/// What a wall clock shows: a date and the second of that day.
public struct LocalTime: Hashable, Comparable, Sendable {
  /// The date on the wall.
  public let date: CivilDate
  /// The seconds that the wall clock shows since midnight, 0 to 86,399.
  public let secondOfDay: Int

  /// Makes a local time; seconds outside a day carry into the date.
  public init(date: CivilDate, secondOfDay: Int) {
    let days = floorDivide(secondOfDay, 86_400)
    self.date = days == 0 ? date : date.adding(days: days)
    self.secondOfDay = secondOfDay - days * 86_400
  }

  /// Makes what a clock that is so many seconds east of UTC shows at an instant.
  init(_ instant: Instant, offset: Int) {
    let seconds = instant.advanced(bySeconds: Int64(offset)).secondsSinceEpoch
    let days = floorDivide(Int(seconds), 86_400)
    date = CivilDate(daysSinceEpoch: days)
    secondOfDay = Int(seconds) - days * 86_400
  }

  /// The time of day as `08:55:00`.
  public var clock: String {
    let hour = secondOfDay / 3600
    let minute = secondOfDay / 60 % 60
    return "\(RFC3339.padded(hour, 2)):\(RFC3339.padded(minute, 2)):\(RFC3339.padded(secondOfDay % 60, 2))"
  }

  /// Whether the left clock shows an earlier time than the right one.
  public static func < (left: LocalTime, right: LocalTime) -> Bool {
    (left.date, left.secondOfDay) < (right.date, right.secondOfDay)
  }
}
