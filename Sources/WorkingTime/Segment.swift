/// A stretch of the instant line, [start, end), and what a calendar makes of it.
public struct Segment: Hashable, Sendable {
  /// The first instant.
  public let start: Instant
  /// The first instant after it.
  public let end: Instant
  /// What the calendar makes of it.
  public let kind: Kind

  /// Makes a segment.
  public init(start: Instant, end: Instant, kind: Kind) {
    self.start = start
    self.end = end
    self.kind = kind
  }

  /// The real time from start to end.
  public var elapsed: ElapsedDuration { start.elapsed(to: end) }

  /// The working time in it: all of it or none.
  public var worked: WorkingDuration { kind == .worked ? WorkingDuration(seconds: elapsed.seconds) : .zero }

  /// What a stretch of time can be.
  public enum Kind: Hashable, Sendable {
    /// Open: it counts.
    case worked
    /// Night, weekend or another hour outside the opening hours.
    case closed
    /// Closed for a computed holiday or a dated closure, by its name.
    case holiday(String)
    /// Before 1970 or after the last day that the calendar knows.
    case unknown
  }
}
