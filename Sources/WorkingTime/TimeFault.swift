/// What is wrong with the text of a date or an instant, or with the bytes of a zone.
public enum TimeFault: Error, Hashable, Sendable {
  /// The text is no RFC 3339 date, time and offset.
  case notAnInstant(String)
  /// The text is no ISO 8601 date, or names a day that does not exist.
  case notADate(String)
  /// An hour, minute, second or offset of the text is out of range.
  case notATimeOfDay(String)
  /// The text has a fraction of a second.
  case fractionOfSecond(String)
  /// The instant lies outside the years 0001 to 9999 in UTC.
  case yearOutOfRange(String)
  /// The bytes given for the named zone are no TZif file.
  case notAZone(name: String, ZoneFlaw)

  /// Why bytes are no TZif file that can be used.
  public enum ZoneFlaw: Error, Hashable, Sendable {
    /// They do not start with `TZif`.
    case magic
    /// The version byte is not NUL, `2`, `3` or `4`.
    case version(UInt8)
    /// They end before what the header promises.
    case truncated
    /// A count in the header contradicts another or RFC 8536 §3.1.
    case counts
    /// A type or abbreviation index points outside its table.
    case index
    /// An abbreviation is empty or has a character other than letters, digits, `+` and `-`.
    case abbreviation
    /// The transitions are not in ascending order.
    case order
    /// An offset from UTC is 26 hours or more.
    case offset
    /// The file counts leap seconds (a `right/` zone), which the time line does not.
    case leapSeconds
    /// The footer is no POSIX TZ string.
    case footer
  }
}

extension TimeFault {
  /// The same fault of the text that was really given, where another was made of it.
  package func quoting(_ given: String) -> TimeFault {
    switch self {
    case .notAnInstant: .notAnInstant(given)
    case .notADate: .notADate(given)
    case .notATimeOfDay: .notATimeOfDay(given)
    case .fractionOfSecond: .fractionOfSecond(given)
    case .yearOutOfRange: .yearOutOfRange(given)
    case .notAZone: self
    }
  }
}
