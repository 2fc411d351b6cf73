/// Rows of cells under a header, each column as wide as its widest cell.
struct TextTable {
  private let header: [String]
  private var rows: [[String]] = []

  /// An empty table; a column without a name is left out while nothing stands in it.
  init(_ header: [String]) {
    self.header = header
  }

  /// Adds a row of as many cells as the header has, made safe for a terminal.
  mutating func add(_ cells: [String]) {
    rows.append(cells.map(Visible.line))
  }

  /// The lines; if a width is given, the last column gives way to it, at most down to nothing.
  func lines(width: Int?, ink: Ink = Ink(isOn: false)) -> [String] {
    let all = [header] + rows
    let shown = header.indices.filter { column in !header[column].isEmpty || rows.contains { !$0[column].isEmpty } }
    guard let last = shown.last else { return [] }
    let widths = header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    let before = shown.dropLast().reduce(0) { $0 + widths[$1] + 2 }
    return all.enumerated().map { number, cells in
      var line = ""
      for column in shown {
        var cell = cells[column]
        if column == last, let width { cell = Self.fitted(cell, max(0, width - before)) }
        let padding = column == last ? "" : String(repeating: " ", count: widths[column] - cell.count + 2)
        line += ink.cell(cell, isHeader: number == 0) + padding
      }
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  private static func fitted(_ cell: String, _ room: Int) -> String {
    guard cell.count > room else { return cell }
    return room < 4 ? "" : cell.prefix(room - 1) + "…"
  }
}

/// Colour, where it is wanted; it never says anything that the words do not.
struct Ink {
  let isOn: Bool

  /// A header bold, an overdue time red.
  func cell(_ text: String, isHeader: Bool) -> String {
    guard isOn, !text.isEmpty else { return text }
    if isHeader { return "\u{1B}[1m\(text)\u{1B}[0m" }
    return text.hasPrefix("▲") ? "\u{1B}[31m\(text)\u{1B}[0m" : text
  }
}
