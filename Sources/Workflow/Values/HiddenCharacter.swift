// Sources: ECMA-48 (C0, C1, ESC), Unicode Standard Annex #9 (bidirectional controls), Unicode Technical Report #36 §2.1
// and the property Default_Ignorable_Code_Point (characters without width).

/// Characters that a terminal acts on, or that nobody sees.
package enum HiddenCharacter {
  /// Whether a character is one of them.
  package static func isOne(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || hidden.contains { $0.contains(scalar.value) }
  }

  /// The first in a text that may have several lines, and tabs; nil if there is none.
  package static func first(in text: String) -> Unicode.Scalar? {
    text.unicodeScalars.first { isOne($0) && $0 != "\n" && $0 != "\t" }
  }

  /// `U+202E`.
  package static func name(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Beyond C0: in ascending order, both ends included.
  private static let hidden: [ClosedRange<UInt32>] = [
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
}
