/// A length of real time, counted on the instant line whatever any calendar says.
public struct ElapsedDuration: Hashable, Comparable, Sendable {
  /// Whole seconds; negative counts backwards.
  public var seconds: Int64

  /// No time.
  public static let zero = ElapsedDuration(seconds: 0)

  /// Makes a length of so many seconds.
  public init(seconds: Int64) {
    self.seconds = seconds
  }

  /// Whether the left length is shorter.
  public static func < (left: ElapsedDuration, right: ElapsedDuration) -> Bool { left.seconds < right.seconds }
}

extension Instant {
  /// The instant so much real time later, or earlier if negative; stops at the ends of `Int64`.
  public func advanced(by elapsed: ElapsedDuration) -> Instant {
    advanced(bySeconds: elapsed.seconds)
  }

  /// The real time from this instant to another, negative if that one is earlier.
  public func elapsed(to other: Instant) -> ElapsedDuration {
    ElapsedDuration(seconds: seconds(to: other))
  }
}
