// The profile of ISO 8601 that RFC 3339 §5.6 lays down, read strictly: one `T`, one `Z` or a numeric offset,
// years 0001 to 9999 after conversion to UTC. A second of 60 is refused, for the time line has no leap seconds.

extension Instant: CustomStringConvertible {
  /// The same as `rfc3339`.
  public var description: String { rfc3339 }

  /// The first instant that can be written, 0001-01-01T00:00:00Z.
  public static let earliest = Instant(secondsSinceEpoch: -62_135_596_800)

  /// The last instant that can be written, 9999-12-31T23:59:59Z.
  public static let latest = Instant(secondsSinceEpoch: 253_402_300_799)

  /// The instant in UTC, for example `2026-11-20T08:55:00Z`.
  ///
  /// An instant outside the years 0001 to 9999 is written as the nearest one inside them.
  public var rfc3339: String {
    RFC3339.text(of: self, offset: 0) + "Z"
  }

  /// Reads a date, a time and an offset, for example `2026-11-20T08:55:00+01:00`.
  ///
  /// - Throws: `TimeFault.notAnInstant` if the text has another form, `.notADate` or `.notATimeOfDay` if a number in it
  ///   is out of range, `.fractionOfSecond` if it is not a whole second, `.yearOutOfRange` if it lies in UTC outside
  ///   the years 0001 to 9999.
  public init(rfc3339 text: String) throws(TimeFault) {
    var scanner = Scanner(text)
    guard
      let year = scanner.number(digits: 4), scanner.take("-"),
      let month = scanner.number(digits: 2), scanner.take("-"),
      let day = scanner.number(digits: 2), scanner.take("T"),
      let hour = scanner.number(digits: 2), scanner.take(":"),
      let minute = scanner.number(digits: 2), scanner.take(":"),
      let second = scanner.number(digits: 2)
    else { throw .notAnInstant(text) }
    guard let date = CivilDate(year: year, month: month, day: day) else { throw .notADate(text) }
    guard hour < 24, minute < 60, second < 60 else { throw .notATimeOfDay(text) }
    if scanner.take(".") {
      guard let fraction = scanner.digits() else { throw .notAnInstant(text) }
      guard fraction.allSatisfy({ $0 == UInt8(ascii: "0") }) else { throw .fractionOfSecond(text) }
    }
    var offset = 0
    if !scanner.take("Z") {
      let sign = scanner.take("+") ? 1 : scanner.take("-") ? -1 : 0
      guard
        sign != 0, let offsetHour = scanner.number(digits: 2), scanner.take(":"),
        let offsetMinute = scanner.number(digits: 2)
      else { throw .notAnInstant(text) }
      guard offsetHour < 24, offsetMinute < 60 else { throw .notATimeOfDay(text) }
      offset = sign * (offsetHour * 3600 + offsetMinute * 60)
    }
    guard scanner.isAtEnd else { throw .notAnInstant(text) }
    let local = date.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second
    let instant = Instant(secondsSinceEpoch: Int64(local - offset))
    guard (Instant.earliest...Instant.latest).contains(instant) else { throw .yearOutOfRange(text) }
    self = instant
  }
}

/// Writing of instants, shared by `Instant` and `Zone`.
enum RFC3339 {
  /// Date and time of an instant at an offset in seconds east of UTC, without the offset itself.
  static func text(of instant: Instant, offset: Int) -> String {
    let clamped = min(max(instant, .earliest), .latest)
    let local = LocalTime(clamped, offset: offset)
    let (date, second) = (local.date, local.secondOfDay)
    guard (0...9_999).contains(date.year) else { return "\(date.iso)T\(local.clock)" }
    // Made in place: a journal has instants by the thousand.
    return String(unsafeUninitializedCapacity: 19) { bytes in
      var place = 0
      func put(_ number: Int, _ digits: Int, _ mark: Unicode.Scalar?) {
        var rest = number
        for offset in (0..<digits).reversed() {
          bytes[place + offset] = UInt8(ascii: "0") + UInt8(rest % 10)
          rest /= 10
        }
        place += digits
        guard let mark else { return }
        bytes[place] = UInt8(ascii: mark)
        place += 1
      }
      put(date.year, 4, "-")
      put(date.month, 2, "-")
      put(date.day, 2, "T")
      put(second / 3_600, 2, ":")
      put(second / 60 % 60, 2, ":")
      put(second % 60, 2, nil)
      return place
    }
  }

  /// An offset as `+hh:mm`, its seconds dropped.
  static func text(ofOffset offset: Int) -> String {
    let minutes = abs(offset) / 60
    return (offset < 0 ? "-" : "+") + padded(minutes / 60, 2) + ":" + padded(minutes % 60, 2)
  }

  /// A number in decimal with at least so many digits.
  static func padded(_ number: Int, _ digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
