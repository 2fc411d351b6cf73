import Workflow

// What a terminal may do with text from a request: move the cursor, change the title, write right to left, show
// nothing at all. So that text reads as what it is, such characters are written out; which they are, and from what
// sources, is in `HiddenCharacter`.

/// Text made safe for a terminal: what would act on it, or not be seen, is written as `\u{202E}`.
package enum Visible {
  /// The text on one line: line feeds are written out too, as `\n`.
  package static func line(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      result += scalar == "\n" ? "\\n" : isUnsafe(scalar) ? escaped(scalar) : String(Character(scalar))
    }
  }

  /// The lines of a text, each of them safe.
  package static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }
  }

  /// JSON in which no character acts on a terminal: what the encoder leaves as it is becomes `\u202e`.
  package static func json(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      guard isUnsafe(scalar), scalar != "\n" else { return result += String(Character(scalar)) }
      for unit in String(Character(scalar)).utf16 { result += "\\u" + hexadecimal(UInt32(unit), digits: 4) }
    }
  }

  /// Whether a character could act on a terminal, or would not be seen.
  package static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool { HiddenCharacter.isOne(scalar) }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    "\\u{" + hexadecimal(scalar.value, digits: 1).uppercased() + "}"
  }

  private static func hexadecimal(_ number: UInt32, digits: Int) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
