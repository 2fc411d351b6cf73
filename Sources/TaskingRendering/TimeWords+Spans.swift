package import WorkingTime

extension TimeWords {
  /// `in 42 m`, `▲ 35 m ago`, or the moment if it is more than a day ahead.
  package func due(_ instant: Instant) -> String {
    let seconds = now.seconds(to: instant)
    if seconds <= 0 { return "▲ \(Self.span(-seconds)) ago" }
    return seconds < 86_400 ? "in \(Self.span(seconds))" : moment(instant)
  }

  /// `3 h 12 m`, `2 d 4 h`, `42 m`, `20 s`: the two largest units, the rest dropped.
  package static func span(_ seconds: Int64) -> String {
    switch seconds {
    case ..<60: "\(max(0, seconds)) s"
    case ..<3600: "\(seconds / 60) m"
    case ..<86_400: seconds / 60 % 60 == 0 ? "\(seconds / 3600) h" : "\(seconds / 3600) h \(seconds / 60 % 60) m"
    default: seconds / 3600 % 24 == 0 ? "\(seconds / 86_400) d" : "\(seconds / 86_400) d \(seconds / 3600 % 24) h"
    }
  }

  /// Hours and minutes without days, for time whose day is not 24 hours: `35 m`, `18 h`, `4 h 5 m`.
  package static func hours(_ seconds: Int64) -> String {
    guard seconds >= 3600 else { return span(seconds) }
    return seconds / 60 % 60 == 0 ? "\(seconds / 3600) h" : "\(seconds / 3600) h \(seconds / 60 % 60) m"
  }

  /// Hours and minutes for sums, one below the other: `4 h 00`.
  package static func sum(_ seconds: Int64) -> String {
    let minutes = max(0, seconds) / 60 % 60
    return "\(max(0, seconds) / 3600) h \(minutes < 10 ? "0" : "")\(minutes)"
  }
}
