/// What bounds a pattern, so that none can exhaust time, stack or memory.
enum RegexLimits {
  /// How deep groups may stand within one another.
  static let depth = 100
  /// The longest program, in instructions.
  static let instructions = 5_000
  /// The largest count in a repetition such as `a{1000}`, which is RE2's.
  static let repeats = 1_000
}
