// The lexis of cel-spec, doc/langdef.md, "Syntax". Tokens are cut from UTF-8 bytes; a position is a byte offset until a
// fault turns it into a line and a column.

/// Cuts the text of an expression into tokens.
struct Lexer {
  /// The text.
  let source: [UInt8]
  /// The offset of the next byte.
  var offset = 0

  /// A lexer at the start of a text.
  init(_ source: [UInt8]) {
    self.source = source
  }

  /// The byte so many places ahead, or 0 past the end.
  func peek(_ ahead: Int = 0) -> UInt8 {
    offset + ahead < source.count ? source[offset + ahead] : 0
  }

  /// Whether every byte has been read.
  var isAtEnd: Bool { offset >= source.count }

  /// A fault at an offset.
  func fault(_ reason: CELFault.Reason, at offset: Int) -> CELFault {
    CELFault(reason, at: SourcePosition(offset: offset, in: source))
  }

  /// The text between two offsets.
  func text(_ start: Int, _ end: Int) -> String {
    String(decoding: source[start..<end], as: UTF8.self)
  }

  /// Reads the next token, past blanks and comments.
  mutating func next() throws(CELFault) -> Token {
    skipBlanks()
    let start = offset
    if isAtEnd { return Token(kind: .end, start: start, end: start) }
    let byte = peek()
    let kind: Token.Kind
    if byte.isNameStart {
      if let quoted = try prefixedString() { kind = quoted } else { kind = .name(name()) }
    } else if byte.isDigit || (byte == UInt8(ascii: ".") && peek(1).isDigit) {
      kind = try number()
    } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
      kind = .string(try string(isRaw: false, from: start))
    } else if let symbol = symbol() {
      kind = .symbol(symbol)
    } else if byte == UInt8(ascii: "`") {
      kind = .quotedName(try quotedName(from: start))
    } else {
      throw fault(.unexpectedCharacter(Self.shown(scalarAtOffset())), at: start)
    }
    return Token(kind: kind, start: start, end: offset)
  }

  private mutating func skipBlanks() {
    while !isAtEnd {
      switch peek() {
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20:
        offset += 1
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"):
        while !isAtEnd && peek() != 0x0A && peek() != 0x0D { offset += 1 }
      default:
        return
      }
    }
  }

  /// Reads letters, digits and underscores.
  mutating func name() -> String {
    let start = offset
    while peek().isNamePart { offset += 1 }
    return text(start, offset)
  }

  /// Reads a member's name between backticks: letters, digits and any of `_.-/ `.
  private mutating func quotedName(from start: Int) throws(CELFault) -> String {
    offset += 1
    while peek().isNamePart || ".-/ ".utf8.contains(peek()) { offset += 1 }
    guard peek() == UInt8(ascii: "`"), offset > start + 1 else { throw fault(.badQuotedName, at: start) }
    offset += 1
    return text(start + 1, offset - 1)
  }

  private mutating func prefixedString() throws(CELFault) -> Token.Kind? {
    let start = offset
    let letters = source[start...].prefix { $0.isNamePart }.prefix(3)
    let next = start + letters.count
    guard next < source.count, source[next] == UInt8(ascii: "'") || source[next] == UInt8(ascii: "\"") else {
      return nil
    }
    switch String(decoding: letters, as: UTF8.self).lowercased() {
    case "r":
      offset += 1
      return .string(try string(isRaw: true, from: start))
    case "b", "rb", "br":
      throw fault(.leftOut(.bytes), at: start)
    default:
      return nil
    }
  }

  private mutating func symbol() -> Token.Symbol? {
    let first = peek()
    guard first < 0x80 else { return nil }
    if let pair = Self.pairs[Int(first)], pair.second == peek(1) {
      offset += 2
      return pair.symbol
    }
    guard let symbol = Self.singles[Int(first)] else { return nil }
    offset += 1
    return symbol
  }

  /// The symbols of one byte, by that byte.
  private static let singles: [Token.Symbol?] = (0..<0x80).map { byte in
    Token.Symbol.allCases.first { $0.rawValue.utf8.elementsEqual([byte]) }
  }

  /// The symbols of two bytes, by the first: no two begin alike.
  private static let pairs: [(second: UInt8, symbol: Token.Symbol)?] = (0..<0x80).map { byte in
    Token.Symbol.allCases.lazy.compactMap { symbol in
      let bytes = Array(symbol.rawValue.utf8)
      return bytes.count == 2 && bytes[0] == byte ? (bytes[1], symbol) : nil
    }.first
  }

  private func scalarAtOffset() -> Unicode.Scalar {
    text(offset, min(offset + 4, source.count)).unicodeScalars.first ?? " "
  }

  /// A character as faults show it: itself between quotes, or its number if it cannot be seen.
  static func shown(_ scalar: Unicode.Scalar) -> String {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
      "U+" + String(repeating: "0", count: max(0, 4 - String(scalar.value, radix: 16).count))
        + String(scalar.value, radix: 16, uppercase: true)
    default: "'\(scalar)'"
    }
  }
}

extension UInt8 {
  /// Whether it is 0 to 9.
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  /// Whether a name may begin with it.
  var isNameStart: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
      || self == UInt8(ascii: "_")
  }

  /// Whether a name may hold it.
  var isNamePart: Bool { isNameStart || isDigit }

  /// The number that a hexadecimal digit stands for.
  var hexValue: UInt32? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(self - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(self - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(self - UInt8(ascii: "A")) + 10
    default: nil
    }
  }
}
