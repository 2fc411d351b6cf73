/// Opening hours of one day, [open, close), in seconds that a wall clock shows since that day's midnight.
///
/// A close after 24:00 lies on the next date but belongs to the day on which the interval opens: a night shift is
/// 22:00 to 30:00.
public struct DayInterval: Hashable, Comparable, Sendable {
  /// When it opens, from 0 to 86,399 in a valid calendar.
  public let open: Int
  /// When it closes, after `open` and no later than 172,800 in a valid calendar.
  public let close: Int

  /// Makes opening hours of seconds since midnight; a calendar checks them when it is made.
  public init(open: Int, close: Int) {
    self.open = open
    self.close = close
  }

  /// Reads `08:00-17:00`, `00:00-24:00` or, past midnight, `22:00-30:00`; also with seconds, `08:00:00-17:00:00`.
  ///
  /// - Throws: `CalendarFault.notAnInterval` if the text has another form.
  public init(text: String) throws(CalendarFault) {
    var scanner = Scanner(text)
    guard
      let open = scanner.timeOfDay(), scanner.take("-"), let close = scanner.timeOfDay(), scanner.isAtEnd
    else { throw .notAnInterval(text) }
    self.init(open: open, close: close)
  }

  /// The interval as `08:00-17:00`, with seconds only where there are some.
  public var text: String { "\(DayInterval.text(open))-\(DayInterval.text(close))" }

  /// Whether the left interval opens earlier or, opening together, closes earlier.
  public static func < (left: DayInterval, right: DayInterval) -> Bool {
    (left.open, left.close) < (right.open, right.close)
  }

  /// An edge as `08:00`, with seconds only where there are some.
  static func text(_ second: Int) -> String {
    let sign = second < 0 ? "-" : ""
    let size = second.magnitude
    let parts = [size / 3600, size / 60 % 60, size % 60].map { RFC3339.padded(Int($0), 2) }
    return sign + parts.prefix(size % 60 == 0 ? 2 : 3).joined(separator: ":")
  }
}

extension Scanner {
  /// Takes `hh:mm` or `hh:mm:ss`, hours 00 to 48, as seconds.
  fileprivate mutating func timeOfDay() -> Int? {
    guard
      let hour = number(digits: 2), hour <= 48, take(":"), let minute = number(digits: 2), minute < 60
    else { return nil }
    guard take(":") else { return hour * 3600 + minute * 60 }
    guard let second = number(digits: 2), second < 60 else { return nil }
    return hour * 3600 + minute * 60 + second
  }
}
