/// The type of an expression, as the checker sees it.
public indirect enum CELType: Hashable, Sendable {
  /// The type of `null`.
  case null
  /// True or false.
  case bool
  /// A signed integer of 64 bits.
  case int
  /// An IEEE 754 double.
  case double
  /// A sequence of Unicode code points.
  case string
  /// A point in time.
  case timestamp
  /// A length of time.
  case duration
  /// The type of a type, as in `type(1) == int`.
  case type
  /// Anything: the check is left to evaluation.
  case dyn
  /// A list whose elements are of one type.
  case list(CELType)
  /// A map from keys of one type to values of another.
  case map(CELType, CELType)
  /// A closed record: it has the members that its type declares and no others.
  case record(RecordType)
  /// A code of a register: a string wherever a value is needed, with the register's columns as members.
  case coded(RecordType)
}

extension CELType: CustomStringConvertible {
  /// The type as the documentation writes it: `list(string)`.
  public var description: String {
    switch self {
    case .null: "null_type"
    case .bool: "bool"
    case .int: "int"
    case .double: "double"
    case .string: "string"
    case .timestamp: "timestamp"
    case .duration: "duration"
    case .type: "type"
    case .dyn: "dyn"
    case .list(let element): "list(\(element))"
    case .map(let key, let value): "map(\(key), \(value))"
    case .record(let record): record.name
    case .coded: "string"
    }
  }
}

extension CELType {
  /// Whether arithmetic and ordering treat it as a number.
  var isNumber: Bool { self == .int || self == .double }

  /// The type as a value has it: a code is a string.
  var plain: CELType {
    switch self {
    case .coded: .string
    case .list(let element): .list(element.plain)
    default: self
    }
  }

  /// Whether it is wholly unknown before evaluation.
  var isDynamic: Bool { self == .dyn }

  /// The type that covers both, or nothing where no value could be of both.
  ///
  /// `dyn` inside a list or a map gives way to what is known, so that `[]` fits any list.
  func joined(with other: CELType) -> CELType? {
    if self == other { return self }
    switch (plain, other.plain) {
    case (.string, .string): return .string
    case (.dyn, _), (_, .dyn): return .dyn
    case (.list(let a), .list(let b)):
      return CELType.inner(a, b).map { .list($0) }
    case (.map(let aKey, let aValue), .map(let bKey, let bValue)):
      guard let key = CELType.inner(aKey, bKey), let value = CELType.inner(aValue, bValue) else { return nil }
      return .map(key, value)
    default: return nil
    }
  }

  /// Whether a value of one could equal a value of the other: numbers of both kinds are compared by value.
  func isComparable(to other: CELType) -> Bool {
    if isNumber && other.isNumber { return true }
    switch (plain, other.plain) {
    case (.list(let a), .list(let b)): return a.isComparable(to: b)
    case (.map(let aKey, let aValue), .map(let bKey, let bValue)):
      return aKey.isComparable(to: bKey) && aValue.isComparable(to: bValue)
    default: return joined(with: other) != nil
    }
  }

  private static func inner(_ a: CELType, _ b: CELType) -> CELType? {
    if a == .dyn { return b }
    return b == .dyn ? a : a.joined(with: b)
  }
}
