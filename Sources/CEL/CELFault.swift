public import Patterns

/// What is wrong with the text of an expression, and where: found by the parser or by the checker.
public struct CELFault: Error, Hashable, Sendable {
  /// What is wrong.
  public let reason: Reason
  /// Where it begins.
  public let position: SourcePosition

  /// A fault at a place.
  public init(_ reason: Reason, at position: SourcePosition) {
    self.reason = reason
    self.position = position
  }

  /// The line of the fault, from 1.
  public var line: Int { position.line }

  /// The column of the fault in code points, from 1.
  public var column: Int { position.column }
}

extension CELFault {
  /// What can be wrong with an expression.
  ///
  /// The words are in `CELFault+Words.swift`.
  public enum Reason: Hashable, Sendable {
    // Found by the parser.
    /// The text has more bytes than are read.
    case tooLong(bytes: Int)
    /// Expressions stand within one another more deeply than is allowed.
    case tooDeep
    /// A character that begins nothing.
    case unexpectedCharacter(String)
    /// Something stands where something else should.
    case unexpected(found: String, expected: String)
    /// A string has no closing quotes.
    case unterminatedString
    /// An escape that is not one, as it is written.
    case badEscape(String)
    /// A whole number beyond 64 bits.
    case integerOutOfRange(String)
    /// A number with a fraction or an exponent that no double can hold.
    case doubleOutOfRange(String)
    /// A number that runs into something else.
    case badNumber(String)
    /// A name between backticks that is empty, does not end, or has something in it that it cannot have.
    case badQuotedName
    /// A reserved word for a name.
    case reservedWord(String)
    /// A part of CEL that is left out here.
    case leftOut(Feature)
    /// A macro whose arguments are not of its shape.
    case badMacro(name: String, shape: String)
    /// A pattern that is no regular expression.
    case badPattern(RegexFault)

    // Found by the checker.
    /// A name that the environment does not have.
    case unknownName(String, suggestion: String?)
    /// A member that a record does not have.
    case unknownMember(String, of: String, suggestion: String?)
    /// A function or method that there is not.
    case unknownFunction(String, suggestion: String?)
    /// A member read from something that has none.
    case noMembers(CELType, member: String)
    /// An operator between types that it does not take.
    case badOperands(operator: String, [CELType])
    /// A function called with arguments that it does not take.
    case badArguments(function: String, [CELType], usage: String)
    /// Two things compared that can never be equal.
    case neverEqual(CELType, CELType)
    /// A condition, or an operand of `&&`, `||` or `!`, that is not a bool.
    case notBool(CELType, what: String)
    /// A conditional whose two branches differ.
    case branchesDiffer(CELType, CELType)
    /// A key of a map that cannot be one.
    case badKey(CELType)
    /// A literal that the values of a path do not include.
    case notAmong(String, path: [String], allowed: [String], suggestion: String?)
    /// Text that cannot be converted, being a literal.
    case badConversion(String, to: String)
    /// A zone that the environment does not have.
    case unknownZone(String, suggestion: String?)
  }

  /// Parts of CEL that this subset leaves out.
  public enum Feature: Hashable, Sendable {
    /// `1u` and `uint()`.
    case unsignedInteger
    /// `b'…'` and `bytes()`.
    case bytes
    /// `Name{field: value}`.
    case message
  }
}
