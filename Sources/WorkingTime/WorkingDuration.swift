/// A length of working time, which only a calendar can place on the instant line.
public struct WorkingDuration: Hashable, Comparable, Sendable {
  /// Whole seconds of open time; negative counts backwards.
  public var seconds: Int64

  /// No working time.
  public static let zero = WorkingDuration(seconds: 0)

  /// Makes a length of so many seconds of open time.
  public init(seconds: Int64) {
    self.seconds = seconds
  }

  /// Whether the left length is shorter.
  public static func < (left: WorkingDuration, right: WorkingDuration) -> Bool { left.seconds < right.seconds }
}
