import WorkingTime

/// Times as people read them, on the wall of one zone, seen from one instant.
struct TimeWords {
  let now: Instant
  let zone: Zone

  /// `Fri 20 Nov 09:37`, with the year when it is not this one.
  func moment(_ instant: Instant) -> String {
    "\(day(instant)) \(time(instant))"
  }

  /// `09:37`.
  func time(_ instant: Instant) -> String {
    String(zone.local(instant).clock.prefix(5)) + (zone.name == "UTC" ? " UTC" : "")
  }

  /// `Fri 20 Nov`, with the year when it is not this one.
  func day(_ instant: Instant) -> String {
    let date = zone.date(at: instant)
    let year = date.year == zone.date(at: now).year ? "" : " \(date.year)"
    return Self.day(date) + year
  }

  /// `Fri 20 Nov`, of whatever year.
  static func day(_ date: CivilDate) -> String {
    "\(capitalised(date.weekday.shortName)) \(date.day) \(months[date.month - 1])"
  }

  /// `31 Dec 2028`.
  static func date(_ date: CivilDate) -> String { "\(date.day) \(months[date.month - 1]) \(date.year)" }

  /// `Fri` of `fri`.
  static func capitalised(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

  /// `Fri 20 Nov 04:20 → 08:20`; the second day is said if it is another.
  func range(_ from: Instant, _ to: Instant) -> String {
    let isSameDay = zone.date(at: from) == zone.date(at: to)
    return "\(moment(from)) → \(isSameDay ? time(to) : moment(to))"
  }

  /// The time alone if it is today, else the day too.
  func short(_ instant: Instant) -> String {
    zone.date(at: instant) == zone.date(at: now) ? time(instant) : moment(instant)
  }

  /// `in 42 m`, `▲ 35 m ago`, or the moment if it is more than a day ahead.
  func due(_ instant: Instant) -> String {
    let seconds = now.seconds(to: instant)
    if seconds <= 0 { return "▲ \(Self.span(-seconds)) ago" }
    return seconds < 86_400 ? "in \(Self.span(seconds))" : moment(instant)
  }

  /// `3 h 12 m`, `2 d 4 h`, `42 m`, `20 s`: the two largest units, the rest dropped.
  static func span(_ seconds: Int64) -> String {
    switch seconds {
    case ..<60: "\(max(0, seconds)) s"
    case ..<3600: "\(seconds / 60) m"
    case ..<86_400: seconds / 60 % 60 == 0 ? "\(seconds / 3600) h" : "\(seconds / 3600) h \(seconds / 60 % 60) m"
    default: seconds / 3600 % 24 == 0 ? "\(seconds / 86_400) d" : "\(seconds / 86_400) d \(seconds / 3600 % 24) h"
    }
  }

  /// Hours and minutes without days, for time whose day is not 24 hours: `35 m`, `18 h`, `4 h 5 m`.
  static func hours(_ seconds: Int64) -> String {
    guard seconds >= 3600 else { return span(seconds) }
    return seconds / 60 % 60 == 0 ? "\(seconds / 3600) h" : "\(seconds / 3600) h \(seconds / 60 % 60) m"
  }

  /// Hours and minutes for sums, one below the other: `4 h 00`.
  static func sum(_ seconds: Int64) -> String {
    let minutes = max(0, seconds) / 60 % 60
    return "\(max(0, seconds) / 3600) h \(minutes < 10 ? "0" : "")\(minutes)"
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
