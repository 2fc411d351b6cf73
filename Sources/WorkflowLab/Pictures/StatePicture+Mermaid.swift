import Workflow

// Mermaid flowcharts: https://mermaid.js.org/syntax/flowchart.html. Words stand in quotes, where `#34;` is a quote;
// identifiers are our own, since a node called `end` would end a subgraph.

extension StatePicture {
  /// The picture as a Mermaid flowchart.
  package var mermaid: String {
    var lines = ["---", "title: \"\(StatePicture.frontMatter(title))\"", "---", "flowchart LR"]
    for column in columns {
      lines.append("  subgraph stage_\(column.stage.rawValue)[\"\(column.stage.rawValue)\"]")
      lines.append("    direction TB")
      for box in column.boxes {
        let words = (["<b>\(StatePicture.mermaid(box.name))</b>"] + box.lines.map(StatePicture.mermaid))
          .joined(separator: "<br/>")
        let (open, close) = box.isFinal ? ("[[", "]]") : box.isFirst ? ("([", "])") : ("[", "]")
        lines.append("    \(StatePicture.identifier(box.name))\(open)\"\(words)\"\(close)")
      }
      lines.append("  end")
    }
    for arrow in arrows {
      let line = arrow.isMachines ? "-.->" : "-->"
      lines.append(
        "  \(StatePicture.identifier(arrow.from)) \(line)|\"\(StatePicture.mermaid(arrow.label))\"| "
          + StatePicture.identifier(arrow.to))
    }
    if !footnotes.isEmpty {
      let words = footnotes.map(StatePicture.mermaid).joined(separator: "<br/>")
      lines.append("  footnotes[\"\(words)\"]")
      lines.append("  style footnotes fill:none,stroke:none")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Letters and digits as they are, a hyphen as an underscore, everything else by its number.
  static func identifier(_ name: String) -> String {
    var result = "s_"
    for letter in name.unicodeScalars {
      switch letter {
      case "a"..."z", "A"..."Z", "0"..."9": result.unicodeScalars.append(letter)
      case "-": result += "_"
      default: result += "_x\(String(letter.value, radix: 16))_"
      }
    }
    return result
  }

  private static func mermaid(_ text: String) -> String {
    var result = ""
    for letter in PictureText.plain(text).unicodeScalars {
      switch letter {
      case "\"", "#", "&", "<", ">", "`", "\\", ";", "*", "_", "|": result += "#\(letter.value);"
      default: result.unicodeScalars.append(letter)
      }
    }
    return result
  }

  private static func frontMatter(_ text: String) -> String {
    PictureText.plain(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }
}
