// CommonMark 0.31 and its tables as GitHub has them: https://spec.commonmark.org, https://github.github.com/gfm.
// Words of a definition stand within lines of ours, never at the start of one, so that no block can begin with them.

/// Words of a definition as Markdown shows them, and not as Markdown of their own.
enum Markdown {
  /// Words, within a line of ours.
  static func words(_ text: String) -> String {
    var result = ""
    for letter in PictureText.plain(text).unicodeScalars {
      switch letter {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~", "&", "$", "!", ":", "@":
        // A colon or an at sign would only make a link of an address.
        if letter != ":" || result.hasSuffix("http") || result.hasSuffix("https") || result.hasSuffix("ftp") {
          result += "\\"
        }
      case "." where result.lowercased().hasSuffix("www"): result += "\\"
      default: break
      }
      result.unicodeScalars.append(letter)
    }
    return result
  }

  /// Words as they were written, in a fence that is longer than any within them.
  static func code(_ text: String, isCell: Bool = false) -> String {
    let plain = PictureText.plain(text)
    guard plain.contains(where: { $0 != " " }) else { return "(nothing)" }
    var longest = 0
    var run = 0
    for letter in plain {
      run = letter == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let room = plain.hasPrefix("`") || plain.hasSuffix("`") ? " " : ""
    return fence + room + (isCell ? plain.replacing("|", with: "\\|") : plain) + room + fence
  }

  /// Names in a row: `a`, `b` or `c`.
  static func list(_ items: [String], _ last: String) -> String {
    guard let end = items.last, items.count > 1 else { return items.first ?? "nobody" }
    return items.dropLast().joined(separator: ", ") + " \(last) " + end
  }

  /// Names as code in a row.
  static func names(_ names: [String], _ last: String = "and") -> String { list(names.map { code($0) }, last) }

  /// A table.
  static func table(_ head: [String], _ rows: [[String]]) -> [String] {
    [head, head.map { _ in "---" }].map(row) + rows.map(row)
  }

  private static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
}
