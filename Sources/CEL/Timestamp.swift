public import WorkingTime

/// A point in time to the nanosecond; the language's `timestamp`.
///
/// Years 0001 to 9999 in UTC, as in google.protobuf.Timestamp.
public struct Timestamp: Hashable, Sendable {
  /// The second in which it lies.
  public let instant: Instant
  /// How far into that second it lies, from 0 to 999,999,999.
  public let nanoseconds: Int32

  /// A point so many nanoseconds into a second; a number outside 0 to 999,999,999 is brought into it.
  public init(_ instant: Instant, nanoseconds: Int32 = 0) {
    self.instant = instant
    self.nanoseconds = min(max(nanoseconds, 0), 999_999_999)
  }

  /// The same point with its parts named.
  public init(instant: Instant, nanoseconds: Int32 = 0) {
    self.init(instant, nanoseconds: nanoseconds)
  }

  /// The point a span later, or nothing if it lies outside years 0001 to 9999.
  func adding(_ span: Span) -> Timestamp? {
    let nanoseconds = Int64(nanoseconds) + Int64(span.nanoseconds)
    let (sum, overflow) = instant.secondsSinceEpoch.addingReportingOverflow(span.seconds)
    guard !overflow else { return nil }
    let carry: Int64 = nanoseconds >= 1_000_000_000 ? 1 : 0
    let later = Instant(secondsSinceEpoch: sum).advanced(bySeconds: carry)
    guard (Instant.earliest...Instant.latest).contains(later) else { return nil }
    return Timestamp(later, nanoseconds: Int32(nanoseconds - carry * 1_000_000_000))
  }

  /// The span from another point to this one, or nothing if it is too long.
  func since(_ other: Timestamp) -> Span? {
    let (seconds, overflow) = instant.secondsSinceEpoch.subtractingReportingOverflow(other.instant.secondsSinceEpoch)
    guard !overflow else { return nil }
    return Span(seconds: seconds, nanoseconds: Int64(nanoseconds) - Int64(other.nanoseconds))
  }
}

extension Timestamp: Comparable {
  /// Whether one point comes before another.
  public static func < (a: Timestamp, b: Timestamp) -> Bool {
    (a.instant, a.nanoseconds) < (b.instant, b.nanoseconds)
  }
}

extension Timestamp: CustomStringConvertible {
  /// The point in UTC as RFC 3339, with as much of a fraction as it has: `2026-11-20T08:55:00.25Z`.
  public var description: String {
    instant.rfc3339.dropLast() + Span.fraction(Int64(nanoseconds)) + "Z"
  }

  /// The point that RFC 3339 text stands for, or nothing; what is below a nanosecond is cut off.
  public init?(_ text: String) {
    let dot = text.utf8.firstIndex(of: UInt8(ascii: "."))
    var whole = text
    var nanoseconds: Int32 = 0
    if let dot {
      let digits = text.utf8[text.utf8.index(after: dot)...].prefix { (0x30...0x39).contains($0) }
      guard !digits.isEmpty else { return nil }
      let scale = (min(digits.count, 9)..<9).reduce(Int32(1)) { power, _ in power * 10 }
      nanoseconds = digits.prefix(9).reduce(0) { $0 * 10 + Int32($1 - 0x30) } * scale
      whole = String(text[..<dot]) + String(text[digits.endIndex...])
    }
    do throws(TimeFault) {
      self.init(try Instant(rfc3339: whole), nanoseconds: nanoseconds)
    } catch { return nil }
  }
}
