import Workflow

// The DOT language: https://graphviz.org/doc/info/lang.html. Within quotes only a quote and a backslash are escaped;
// `\n` ends a line.

extension StatePicture {
  /// The picture for Graphviz: `dot -Tsvg`.
  package var dot: String {
    var lines = [
      "digraph workflow {", "  rankdir=LR; newrank=true; nodesep=0.35; ranksep=0.9;",
      "  graph [fontname=\"sans-serif\", labelloc=t, label=\(StatePicture.dot(title))];",
      "  node [fontname=\"sans-serif\", fontsize=11, shape=box, style=rounded];",
      "  edge [fontname=\"sans-serif\", fontsize=10];",
    ]
    for column in columns {
      lines.append("  subgraph \(StatePicture.dot("cluster_" + column.stage.rawValue)) {")
      lines.append("    label=\(StatePicture.dot(column.stage.rawValue)); color=gray;")
      for box in column.boxes {
        let words = [box.name] + box.lines.flatMap { PictureText.wrapped($0, at: 28) }
        let ends = box.isFinal ? ", peripheries=2" : box.isFirst ? ", penwidth=2" : ""
        lines.append("    \(StatePicture.dot(box.name)) [label=\(StatePicture.dot(words))\(ends)];")
      }
      lines.append("  }")
    }
    let places = Dictionary(
      columns.enumerated().flatMap { place, column in column.boxes.map { ($0.name, place) } },
      uniquingKeysWith: { first, _ in first })
    for arrow in arrows {
      let isBack = places[arrow.from, default: 0] > places[arrow.to, default: 0]
      lines.append(
        "  \(StatePicture.dot(arrow.from)) -> \(StatePicture.dot(arrow.to)) [label=\(StatePicture.dot(arrow.label))"
          + (isBack ? ", color=\"#9a5a10\", fontcolor=\"#9a5a10\", constraint=false" : ", color=\"#1d5fa8\"")
          + (arrow.isMachines ? ", style=dashed" : "") + "];")
    }
    for (left, right) in zip(columns, columns.dropFirst()) {
      guard let from = left.boxes.first, let to = right.boxes.first else { continue }
      lines.append("  \(StatePicture.dot(from.name)) -> \(StatePicture.dot(to.name)) [style=invis];")
    }
    if !footnotes.isEmpty {
      lines.append("  \"\" [shape=plaintext, label=\(StatePicture.dot(footnotes))];")
    }
    return lines.joined(separator: "\n") + "\n}\n"
  }

  private static func dot(_ text: String) -> String { dot([text]) }

  private static func dot(_ lines: [String]) -> String {
    let escaped = lines.map {
      PictureText.plain($0).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }
    return "\"" + escaped.joined(separator: "\\n") + "\""
  }
}
