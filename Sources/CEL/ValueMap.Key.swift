extension ValueMap {
  /// What may be a key: a bool, an int or a string.
  public enum Key: Sendable {
    /// True or false.
    case bool(Bool)
    /// A whole number; a double that is a whole number finds it too.
    case int(Int64)
    /// Text, compared code point by code point.
    case string(String)

    /// The key that a value stands for, if it can be one.
    init?(_ value: Value) {
      switch value {
      case .bool(let flag): self = .bool(flag)
      case .int(let number): self = .int(number)
      case .string(let text): self = .string(text)
      case .double(let number):
        // `Int64(exactly:)` would call libm, which a program without Foundation need not link.
        guard number >= -0x1p63, number < 0x1p63, Double(Int64(number)) == number else { return nil }
        self = .int(Int64(number))
      default: return nil
      }
    }

    /// The key as a value, which is what macros iterate over.
    public var value: Value {
      switch self {
      case .bool(let flag): .bool(flag)
      case .int(let number): .int(number)
      case .string(let text): .string(text)
      }
    }
  }
}

extension ValueMap.Key: Hashable {
  /// Whether both are the same key, text being compared without Unicode's equivalences.
  public static func == (a: ValueMap.Key, b: ValueMap.Key) -> Bool {
    switch (a, b) {
    case (.bool(let x), .bool(let y)): x == y
    case (.int(let x), .int(let y)): x == y
    case (.string(let x), .string(let y)): Text.areSame(x, y)
    default: false
    }
  }

  /// Feeds the kind and the value.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .bool(let flag): hasher.combine(flag)
    case .int(let number): hasher.combine(number)
    case .string(let text): hasher.combine(text)
    }
  }
}
