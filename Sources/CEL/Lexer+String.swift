extension Lexer {
  /// Reads a string from its opening quotes, one or three of either kind, to the closing ones.
  ///
  /// - Throws: `unterminatedString`, `badEscape`.
  mutating func string(isRaw: Bool, from start: Int) throws(CELFault) -> String {
    let quote = peek()
    let isTriple = peek(1) == quote && peek(2) == quote
    let closing = isTriple ? 3 : 1
    offset += closing
    var bytes: [UInt8] = []
    while !isAtEnd {
      let byte = peek()
      if byte == quote && (!isTriple || (peek(1) == quote && peek(2) == quote)) {
        offset += closing
        return String(decoding: bytes, as: UTF8.self)
      }
      if !isTriple && (byte == 0x0A || byte == 0x0D) { break }
      if byte == UInt8(ascii: "\\") && !isRaw {
        bytes.append(contentsOf: String(try escape()).utf8)
      } else {
        bytes.append(byte)
        offset += 1
      }
    }
    throw fault(.unterminatedString, at: start)
  }

  private mutating func escape() throws(CELFault) -> Character {
    let start = offset
    let letter = peek(1)
    offset += 2
    switch letter {
    case UInt8(ascii: "a"): return "\u{07}"
    case UInt8(ascii: "b"): return "\u{08}"
    case UInt8(ascii: "f"): return "\u{0C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "v"): return "\u{0B}"
    case UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
      return Character(Unicode.Scalar(letter))
    case UInt8(ascii: "x"), UInt8(ascii: "X"): return try codePoint(digits: 2, from: start)
    case UInt8(ascii: "u"): return try codePoint(digits: 4, from: start)
    case UInt8(ascii: "U"): return try codePoint(digits: 8, from: start)
    case UInt8(ascii: "0")...UInt8(ascii: "3"):
      offset -= 1
      return try codePoint(digits: 3, radix: 8, from: start)
    default:
      // The escape is shown with the whole character after the backslash.
      while peek() & 0xC0 == 0x80 { offset += 1 }
      throw fault(.badEscape(text(start, min(offset, source.count))), at: start)
    }
  }

  private mutating func codePoint(digits: Int, radix: UInt32 = 16, from start: Int) throws(CELFault) -> Character {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = peek().hexValue, digit < radix else {
        throw fault(.badEscape(text(start, min(offset, source.count))), at: start)
      }
      let (product, overflow) = value.multipliedReportingOverflow(by: radix)
      value = overflow ? .max : product | digit
      offset += 1
    }
    guard let scalar = Unicode.Scalar(value) else { throw fault(.badEscape(text(start, offset)), at: start) }
    return Character(scalar)
  }
}
