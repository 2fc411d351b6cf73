/// A lexical element of an expression with its place in the text.
struct Token {
  /// What it is.
  let kind: Kind
  /// The offset of its first byte.
  let start: Int
  /// The offset after its last byte.
  let end: Int

  /// What a token can be.
  enum Kind: Hashable {
    /// A name, or a word that the grammar reserves.
    case name(String)
    /// A member's name between backticks, without them.
    case quotedName(String)
    /// A whole number without its sign.
    case integer(UInt64)
    /// A number with a fraction or an exponent, without its sign.
    case double(Double)
    /// A string with its escapes resolved.
    case string(String)
    /// An operator or a bracket.
    case symbol(Symbol)
    /// The end of the text.
    case end
  }

  /// Operators and brackets; longer ones first, so that they are found before their beginnings.
  enum Symbol: String, CaseIterable {
    case equal = "=="
    case notEqual = "!="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case and = "&&"
    case or = "||"
    case less = "<"
    case greater = ">"
    case not = "!"
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divide = "/"
    case remainder = "%"
    case question = "?"
    case colon = ":"
    case comma = ","
    case dot = "."
    case openParenthesis = "("
    case closeParenthesis = ")"
    case openBracket = "["
    case closeBracket = "]"
    case openBrace = "{"
    case closeBrace = "}"
  }
}
