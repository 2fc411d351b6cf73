/// A value of the language.
///
/// Swift's `==` tells apart values of different kinds; the language's own equality, where `1 == 1.0`, is that
/// of the operator `==` inside an expression.
public enum Value: Hashable, Sendable {
  /// The only value of its type.
  case null
  /// True or false.
  case bool(Bool)
  /// A signed integer of 64 bits.
  case int(Int64)
  /// An IEEE 754 double.
  case double(Double)
  /// A sequence of Unicode code points, never normalised.
  case string(String)
  /// A point in time.
  case timestamp(Timestamp)
  /// A length of time.
  case duration(Span)
  /// Values in order.
  case list([Value])
  /// Values by key.
  case map(ValueMap)
  /// Values by member; an optional member that is absent is not in it.
  case record([String: Value])
  /// A code of a register: text wherever a value is needed, with the register's columns as members.
  case coded(String, [String: Value])
  /// A type, by its name.
  case type(String)
}

extension Value {
  /// The name of its type, as `type(x)` gives it and as faults tell it.
  public var typeName: String {
    switch self {
    case .null: "null_type"
    case .bool: "bool"
    case .int: "int"
    case .double: "double"
    case .string, .coded: "string"
    case .timestamp: TypeName.timestamp
    case .duration: TypeName.duration
    case .list: "list"
    case .map: "map"
    case .record: "record"
    case .type: "type"
    }
  }
}

extension Value {
  /// The names that a type as a value can have.
  public static let typeNames = TypeName.simple.union([TypeName.timestamp, TypeName.duration])
}
