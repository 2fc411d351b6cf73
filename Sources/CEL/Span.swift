/// A length of time to the nanosecond, either way; the language's `duration`.
public struct Span: Hashable, Sendable {
  /// Whole seconds, rounded down.
  public let seconds: Int64
  /// What is left above the whole seconds, from 0 to 999,999,999.
  public let nanoseconds: Int32

  /// The longest span either way, in seconds: ten thousand years, as in google.protobuf.Duration.
  public static let longest: Int64 = 315_576_000_000

  /// A span of seconds and nanoseconds above them, or nothing if it is longer than the longest.
  public init?(seconds: Int64, nanoseconds: Int64 = 0) {
    let (whole, left) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    let (sum, overflow) = seconds.addingReportingOverflow(left < 0 ? whole - 1 : whole)
    guard !overflow else { return nil }
    let rest = left < 0 ? left + 1_000_000_000 : left
    guard sum >= -Self.longest, sum < Self.longest || (sum == Self.longest && rest == 0) else { return nil }
    self.seconds = sum
    self.nanoseconds = Int32(rest)
  }

  /// The span the other way round.
  var negated: Span? { Span(seconds: -seconds, nanoseconds: -Int64(nanoseconds)) }

  /// Both spans one after the other, or nothing if that is too long.
  func adding(_ other: Span) -> Span? {
    Span(seconds: seconds + other.seconds, nanoseconds: Int64(nanoseconds) + Int64(other.nanoseconds))
  }

  /// The span, or nothing if its nanoseconds do not fit in 64 bits: sums and differences are that long at most, 292 years.
  var asSum: Span? {
    let (scaled, overflow) = wholeSeconds.multipliedReportingOverflow(by: 1_000_000_000)
    return overflow || scaled.addingReportingOverflow(subseconds).overflow ? nil : self
  }

  /// Whole seconds, rounded towards zero.
  var wholeSeconds: Int64 { seconds < 0 && nanoseconds > 0 ? seconds + 1 : seconds }

  /// What is left of the whole seconds rounded towards zero, with the sign of the span.
  var subseconds: Int64 { seconds < 0 && nanoseconds > 0 ? Int64(nanoseconds) - 1_000_000_000 : Int64(nanoseconds) }
}

extension Span: Comparable {
  /// Whether one span is shorter than another, a negative one being shorter than none.
  public static func < (a: Span, b: Span) -> Bool {
    (a.seconds, a.nanoseconds) < (b.seconds, b.nanoseconds)
  }
}
