/// What bounds an expression, so that none can exhaust time, stack or memory.
enum Limits {
  /// The longest source, in bytes of UTF-8.
  static let sourceBytes = 65_536
  /// The greatest height of the tree of an expression; a row of `&&` or of `||` counts once.
  static let depth = 100
  /// How many steps one evaluation may take: one for each expression, and one for each 64 bytes or element looked at.
  static let steps = 100_000
  /// The longest string that an operator or function may make, in bytes of UTF-8.
  static let stringBytes = 1_048_576
  /// The longest list or map that an expression may make.
  static let elements = 10_000
  /// The most faults that the checker tells.
  static let faults = 100
  /// The most steps that a trace records.
  static let traceSteps = 1_000
}
