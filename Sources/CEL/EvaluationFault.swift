public import Patterns

/// Why an expression has no value.
///
/// The words are in `EvaluationFault+Words.swift`.
public enum EvaluationFault: Error, Hashable, Sendable {
  /// A variable that the bindings do not have.
  case unknownVariable(String)
  /// A record or a map without the member that was read; the path from a variable, as far as it is one.
  case noSuchMember(path: [String])
  /// A map without the key that was asked for.
  case noSuchKey(String)
  /// A list without an element at this place.
  case outOfRange(index: Int64, count: Int)
  /// A whole number divided by nought.
  case divisionByZero
  /// A result beyond 64 bits, beyond years 0001 to 9999, or a duration beyond 292 years.
  case overflow(String)
  /// An operator or a function that does not take values of these types.
  case noSuchOverload(String, [String])
  /// A value that cannot be converted to this type.
  case badConversion(String, to: String)
  /// A name of a time zone that the bindings do not have.
  case unknownZone(String)
  /// A pattern that is no regular expression.
  case badPattern(RegexFault)
  /// Two equal keys in one map literal.
  case duplicateKey(String)
  /// More than one evaluation may use. It is never absorbed by `&&` or `||`.
  case limit(Limit)

  /// What ran out.
  public enum Limit: Hashable, Sendable {
    /// Steps of evaluation.
    case steps
    /// Bytes of a string.
    case stringSize
    /// Elements of a list or a map.
    case listSize
  }

  /// Whether `&&`, `||`, `all` and `exists` may pass over it.
  var isAbsorbable: Bool {
    if case .limit = self { false } else { true }
  }
}
