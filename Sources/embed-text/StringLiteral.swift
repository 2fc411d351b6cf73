/// A text as a Swift literal that gives the same bytes back.
///
/// A raw literal over several lines, for it needs the least escaping: `#` enough that nothing in the text can end it or
/// be an escape. What the compiler would change or refuse in a literal (carriage returns, other control characters) is
/// escaped. Source: The Swift Programming Language, "Lexical Structure", String Literals.
struct StringLiteral: CustomStringConvertible {
  /// The literal, delimiters and all; its lines start at the margin.
  let description: String

  /// Makes the literal of a text.
  init(_ text: String) {
    let hashes = String(repeating: "#", count: Self.longestRun(of: "#", in: text) + 1)
    var body = ""
    body.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if Self.needsEscape(scalar) {
        body += "\\\(hashes)u{\(String(scalar.value, radix: 16))}"
      } else {
        body.unicodeScalars.append(scalar)
      }
    }
    description = "\(hashes)\"\"\"\n\(body)\n\"\"\"\(hashes)"
  }

  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0a: false
    case ..<0x20, 0x7f..<0xa0, 0xfeff: true
    default: false
    }
  }

  private static func longestRun(of character: Unicode.Scalar, in text: String) -> Int {
    var (longest, run) = (0, 0)
    for scalar in text.unicodeScalars {
      run = scalar == character ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
