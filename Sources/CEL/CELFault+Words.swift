extension CELFault: CustomStringConvertible {
  /// The place and the sentence: `1:9: unknown name 'reqest'; did you mean 'request'?`.
  public var description: String { "\(line):\(column): \(reason)" }

  /// The sentence, the line of the expression that it is about, and a caret under the place.
  public func rendered(in source: String) -> String {
    guard let text = Self.line(line, of: source)?.filter({ $0 != "\r" }) else { return description }
    // What is before a caret far to the right is cut, so that a line of a megabyte does not fill the screen.
    let start = max(0, column - 1 - 100)
    let shown = text.dropFirst(start).prefix(160)
    var padding = String.UnicodeScalarView()
    padding.append(contentsOf: shown.prefix(column - 1 - start).map { $0 == "\t" ? $0 : " " })
    return "\(description)\n  \(String(String.UnicodeScalarView(shown)))\n  \(String(padding))^"
  }

  /// One line of a text, found by its bytes: the text may be a megabyte, of which nobody has read more than its length.
  private static func line(_ number: Int, of source: String) -> Substring.UnicodeScalarView? {
    let bytes = source.utf8
    var start = bytes.startIndex
    for _ in 1..<max(number, 1) {
      guard let end = bytes[start...].firstIndex(of: 0x0A) else { return nil }
      start = bytes.index(after: end)
    }
    // What is shown ends 160 characters after the place at the latest, and the place is within what is read.
    let most = bytes.index(start, offsetBy: 2 * Limits.sourceBytes, limitedBy: bytes.endIndex) ?? bytes.endIndex
    let end = bytes[start..<most].firstIndex(of: 0x0A) ?? most
    return source.unicodeScalars[start..<end]
  }
}

extension CELFault.Reason: CustomStringConvertible {
  /// The sentence.
  public var description: String {
    switch self {
    case .tooLong(let bytes):
      "the expression has \(bytes) bytes; at most \(Limits.sourceBytes) are read"
    case .tooDeep:
      "expressions stand more than \(Limits.depth) deep within one another"
    case .unexpectedCharacter(let character):
      "unexpected character \(character)"
    case .unexpected(let found, let expected):
      "found \(found) where \(expected) should be"
    case .unterminatedString:
      "this string has no closing quotes"
    case .badEscape(let escape):
      "'\(escape)' is no escape; write '\\\\' for a backslash, or r'…' for a raw string"
    case .integerOutOfRange(let text):
      "\(text) does not fit in 64 bits"
    case .doubleOutOfRange(let text):
      "\(text) is too large for a double"
    case .badNumber(let text):
      "'\(text)' is not a number"
    case .badQuotedName:
      "a name between backticks has letters, digits and any of '_.-/ ' in it"
    case .reservedWord(let word):
      "'\(word)' is a reserved word, not a name"
    case .leftOut(let feature):
      feature.description
    case .badMacro(let name, let shape):
      "\(name) is written \(shape)"
    case .badPattern(let fault):
      "this is no regular expression: \(fault)"
    default:
      checkDescription
    }
  }

  private var checkDescription: String {
    switch self {
    case .unknownName(let name, let suggestion):
      "unknown name '\(name)'" + CELFault.didYouMean(suggestion)
    case .unknownMember(let member, let record, let suggestion):
      "\(record) has no member '\(member)'" + CELFault.didYouMean(suggestion)
    case .unknownFunction(let name, let suggestion):
      "unknown function '\(name)'" + CELFault.didYouMean(suggestion)
    case .noMembers(let type, let member):
      "\(type) has no members, so no '\(member)'"
    case .badOperands(let name, let types):
      types.count == 1
        ? "'\(name)' does not take \(types[0])"
        : "'\(name)' does not take \(types.map(\.description).joined(separator: " and "))"
    case .badArguments(let function, let types, let usage):
      types.isEmpty
        ? "\(function) does not stand alone; it is written \(usage)"
        : "\(function) does not take \(types.map(\.description).joined(separator: ", ")); it is written \(usage)"
    case .neverEqual(let left, let right):
      left == .null || right == .null
        ? "\(left == .null ? right : left) is never null; has() tells whether a member is present"
        : "\(left) and \(right) are never equal"
    case .notBool(let type, let what):
      "\(what) must be bool, not \(type)"
    case .branchesDiffer(let first, let second):
      "one branch is \(first), the other \(second)"
    case .badKey(let type):
      "\(type) cannot be the key of a map: bool, int and string can"
    case .notAmong(let literal, let path, let allowed, let suggestion):
      "\(path.joined(separator: ".")) is never '\(literal)'"
        + (suggestion == nil && allowed.count <= 12
          ? "; it is one of \(allowed.joined(separator: ", "))" : CELFault.didYouMean(suggestion))
    case .badConversion(let text, let type):
      "'\(text)' is no \(type)"
    case .unknownZone(let name, let suggestion):
      "unknown time zone '\(name)'" + CELFault.didYouMean(suggestion)
    default:
      ""
    }
  }
}

extension CELFault.Feature: CustomStringConvertible {
  /// The sentence.
  public var description: String {
    switch self {
    case .unsignedInteger: "unsigned integers are left out; write an int"
    case .bytes: "bytes are left out; write a string"
    case .message: "messages cannot be made; write a map, {'key': value}"
    }
  }
}

extension CELFault {
  static func didYouMean(_ suggestion: String?) -> String {
    suggestion.map { "; did you mean '\($0)'?" } ?? ""
  }
}
