/// A point on the UTC time line, counted in whole seconds without leap seconds.
public struct Instant: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z; negative before it.
  public var secondsSinceEpoch: Int64

  /// Makes the instant that lies so many seconds after 1970-01-01T00:00:00Z.
  public init(secondsSinceEpoch: Int64) {
    self.secondsSinceEpoch = secondsSinceEpoch
  }

  /// Whether the left instant comes before the right one.
  public static func < (left: Instant, right: Instant) -> Bool {
    left.secondsSinceEpoch < right.secondsSinceEpoch
  }

  /// The instant so many seconds later, or earlier if negative; stops at the ends of `Int64`.
  public func advanced(bySeconds seconds: Int64) -> Instant {
    let (sum, overflow) = secondsSinceEpoch.addingReportingOverflow(seconds)
    return Instant(secondsSinceEpoch: overflow ? (seconds < 0 ? .min : .max) : sum)
  }

  /// The seconds from this instant to another, negative if that one is earlier; stops at the ends of `Int64`.
  public func seconds(to other: Instant) -> Int64 {
    let (difference, overflow) = other.secondsSinceEpoch.subtractingReportingOverflow(secondsSinceEpoch)
    return overflow ? (other < self ? .min : .max) : difference
  }
}
