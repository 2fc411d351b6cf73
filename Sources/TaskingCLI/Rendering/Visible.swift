// What a terminal may do with text from a request: move the cursor, change the title, write right to left, show
// nothing at all. So that text reads as what it is, such characters are written out. Sources: ECMA-48 (C0, C1, ESC),
// Unicode Standard Annex #9 (bidirectional controls), Unicode Technical Report #36 §2.1 and the property
// Default_Ignorable_Code_Point (characters without width).

/// Text made safe for a terminal: what would act on it, or not be seen, is written as `\u{202E}`.
enum Visible {
  /// The text on one line: line feeds are written out too, as `\n`.
  static func line(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      result += scalar == "\n" ? "\\n" : isUnsafe(scalar) ? escaped(scalar) : String(Character(scalar))
    }
  }

  /// The lines of a text, each of them safe.
  static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }
  }

  /// JSON in which no character acts on a terminal: what the encoder leaves as it is becomes `\u202e`.
  static func json(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      guard isUnsafe(scalar), scalar != "\n" else { return result += String(Character(scalar)) }
      for unit in String(Character(scalar)).utf16 { result += "\\u" + hexadecimal(UInt32(unit), digits: 4) }
    }
  }

  /// Whether a character could act on a terminal, or would not be seen.
  static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || unsafe.contains { $0.contains(scalar.value) }
  }

  /// Beyond C0: in ascending order, both ends included.
  private static let unsafe: [ClosedRange<UInt32>] = [
    0x7F...0x9F,  // delete, and C1
    0xAD...0xAD,  // soft hyphen
    0x34F...0x34F,  // combining grapheme joiner
    0x61C...0x61C,  // Arabic letter mark
    0x115F...0x1160,  // Hangul fillers
    0x17B4...0x17B5,  // Khmer vowels without a shape
    0x180B...0x180F,  // Mongolian selectors and separator
    0x200B...0x200F,  // zero width, joiners, marks of direction
    0x2028...0x202E,  // separators of lines and paragraphs, embeddings, overrides
    0x2060...0x206F,  // word joiner, isolates, deprecated controls
    0x3164...0x3164,  // Hangul filler
    0xFE00...0xFE0F,  // variation selectors
    0xFEFF...0xFEFF,  // byte order mark
    0xFFA0...0xFFA0,  // half-width Hangul filler
    0xFFF0...0xFFFB,  // interlinear annotation
    0x1BCA0...0x1BCA3,  // shorthand format controls
    0x1D173...0x1D17A,  // musical format controls
    0xE0000...0xE0FFF,  // tags, and more variation selectors
  ]

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    "\\u{" + hexadecimal(scalar.value, digits: 1).uppercased() + "}"
  }

  private static func hexadecimal(_ number: UInt32, digits: Int) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
