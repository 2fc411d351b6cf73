/// How names of one kind are spelt.
enum NameStyle {
  /// `take-up`: states, moves, rules, clocks, roles.
  case kebab
  /// `resume_on`: fields, members, columns, which rules read.
  case snake
  /// `P1`, `MDI`, `1A-P`: codes.
  case code

  /// Whether a name is spelt so.
  func fits(_ name: String) -> Bool {
    let letters = name.utf8
    switch self {
    case .kebab: return NameStyle.isName(letters, joint: UInt8(ascii: "-"))
    case .snake: return NameStyle.isName(letters, joint: UInt8(ascii: "_"))
    case .code:
      return !letters.isEmpty && letters.count <= NameStyle.longest
        && letters.allSatisfy {
          switch $0 {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
          default: false
          }
        }
    }
  }

  /// The rule, for the end of an error line.
  var rule: String {
    switch self {
    case .kebab: "small letters, digits and hyphens, a letter first"
    case .snake: "small letters, digits and underscores, a letter first"
    case .code: "letters, digits, '-', '_' and '.', at most 64"
    }
  }

  /// The same as `fits` but for the length, as a regular expression that JSON Schema understands.
  var pattern: String {
    switch self {
    case .kebab: "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
    case .snake: "^[a-z][a-z0-9]*(_[a-z0-9]+)*$"
    case .code: "^[A-Za-z0-9._-]+$"
    }
  }

  /// The most letters that a name may have.
  static let longest = 64

  private static func isName(_ letters: String.UTF8View, joint: UInt8) -> Bool {
    guard let first = letters.first, isLetter(first), letters.last != joint, letters.count <= longest else {
      return false
    }
    var last = first
    for letter in letters.dropFirst() {
      guard isLetter(letter) || isDigit(letter) || (letter == joint && last != joint) else { return false }
      last = letter
    }
    return true
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
