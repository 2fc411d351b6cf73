/// Words of a definition on their way into a picture or a page.
enum PictureText {
  /// The words on one line, without what would steer a terminal or turn the direction of writing.
  static func plain(_ text: String) -> String {
    var result = ""
    for letter in text.unicodeScalars {
      switch letter.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: result += " "
      case .format, .surrogate, .unassigned, .privateUse: result += "\u{FFFD}"
      default: result.unicodeScalars.append(letter)
      }
    }
    return result
  }

  /// Lines of at most so many letters, broken at spaces; a longer word stands alone.
  static func wrapped(_ text: String, at width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  /// As it stands in XML, between tags or in quotes.
  static func xml(_ text: String) -> String {
    var result = ""
    for letter in plain(text).unicodeScalars {
      switch letter {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(letter)
      }
    }
    return result
  }
}
