/// Why a pattern is no regular expression of RE2's syntax.
public enum RegexFault: Error, Hashable, Sendable {
  /// A bracket, brace or parenthesis that is never closed, as it is written.
  case missing(String)
  /// A closing parenthesis without its opening one.
  case unopened
  /// A repetition with nothing to repeat, as it is written.
  case nothingToRepeat(String)
  /// A repetition of more than a thousand times, or from more to fewer.
  case badRepeat(String)
  /// A range of characters that ends before it begins, or whose end is a class.
  case badRange(String)
  /// An escape that RE2 does not have, among them backward references.
  case badEscape(String)
  /// A group that RE2 does not have, among them looking ahead and behind.
  case badGroup(String)
  /// A name of a class of characters that there is not.
  case unknownClass(String)
  /// Groups stand within one another more deeply than is allowed.
  case tooDeep
  /// The pattern, its repetitions written out, is too long.
  case tooLong
}

extension RegexFault: CustomStringConvertible {
  /// The sentence.
  public var description: String {
    switch self {
    case .missing(let bracket): "'\(bracket)' is missing"
    case .unopened: "')' closes nothing"
    case .nothingToRepeat(let text): "'\(text)' has nothing to repeat"
    case .badRepeat(let text): "'\(text)' does not count from less to more, up to \(RegexLimits.repeats)"
    case .badRange(let text): "'\(text)' is no range of characters"
    case .badEscape(let text): "'\(text)' is no escape"
    case .badGroup(let text): "'\(text)' begins no group"
    case .unknownClass(let text): "there is no class '\(text)'"
    case .tooDeep: "groups stand more than \(RegexLimits.depth) deep within one another"
    case .tooLong: "it comes to more than \(RegexLimits.instructions) instructions"
    }
  }
}
