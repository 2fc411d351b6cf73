extension Lexer {
  /// Reads an integer, decimal or hexadecimal, or a double; the sign belongs to the parser.
  ///
  /// - Throws: `integerOutOfRange`, `doubleOutOfRange`, `badNumber`, or `leftOut` for `1u`.
  mutating func number() throws(CELFault) -> Token.Kind {
    let start = offset
    var isDouble = false
    var isHex = false
    if peek() == UInt8(ascii: "0") && (peek(1) | 0x20) == UInt8(ascii: "x") {
      isHex = true
      offset += 2
      while peek().hexValue != nil { offset += 1 }
    } else {
      skipDigits()
      if peek() == UInt8(ascii: ".") && peek(1).isDigit {
        isDouble = true
        offset += 1
        skipDigits()
      }
      let signed = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-")
      if (peek() | 0x20) == UInt8(ascii: "e") && peek(signed ? 2 : 1).isDigit {
        isDouble = true
        offset += signed ? 2 : 1
        skipDigits()
      }
    }
    let digits = text(start, offset)
    if (peek() | 0x20) == UInt8(ascii: "u") && !peek(1).isNamePart && !isDouble {
      throw fault(.leftOut(.unsignedInteger), at: start)
    }
    if peek().isNamePart || (isHex && digits.utf8.count == 2) {
      while peek().isNamePart { offset += 1 }
      throw fault(.badNumber(shortened(start, offset)), at: start)
    }
    return isDouble ? try double(digits, at: start) : try integer(digits, isHex: isHex, at: start)
  }

  private func double(_ digits: String, at start: Int) throws(CELFault) -> Token.Kind {
    guard let value = Double(digits) else { throw fault(.badNumber(shortened(start, offset)), at: start) }
    guard value.isFinite else { throw fault(.doubleOutOfRange(shortened(start, offset)), at: start) }
    return .double(value)
  }

  private func integer(_ digits: String, isHex: Bool, at start: Int) throws(CELFault) -> Token.Kind {
    let value = isHex ? UInt64(digits.dropFirst(2), radix: 16) : UInt64(digits)
    // The magnitude of the least int is one more than the greatest; the parser knows whether a minus stands before it.
    guard let value, value <= UInt64(Int64.max) + 1 else {
      throw fault(.integerOutOfRange(shortened(start, offset)), at: start)
    }
    return .integer(value)
  }

  private mutating func skipDigits() {
    while peek().isDigit { offset += 1 }
  }

  private func shortened(_ start: Int, _ end: Int) -> String {
    end - start <= 40 ? text(start, end) : text(start, start + 40) + "…"
  }
}
