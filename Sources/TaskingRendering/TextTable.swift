/// Rows of cells under a header, each column as wide as its widest cell.
package struct TextTable {
  private let header: [String]
  private let yielding: [String]
  private var rows: [[String]] = []

  /// The last column keeps so much of its width for as long as others can give way.
  private static let least = 20
  /// No column is cut to less.
  private static let narrowest = 8

  /// An empty table; a column without a name is left out while nothing stands in it.
  ///
  /// - Parameter yielding: Columns that are left out, in this order, where the width is not enough for all; one without a
  ///   name is cut instead, if that is enough.
  package init(_ header: [String], yielding: [String] = []) {
    self.header = header
    self.yielding = yielding
  }

  /// Adds a row of as many cells as the header has, made safe for a terminal.
  package mutating func add(_ cells: [String]) {
    rows.append(cells.map(Visible.line))
  }

  /// Whether a width is enough for every column, with the last one cut at most.
  package func fits(_ width: Int?) -> Bool {
    guard let width else { return true }
    let widths = widths
    return Self.needed(shown, widths) <= width
  }

  /// The lines; if a width is given, they keep to it.
  ///
  /// Columns that yield are left out, the widest of the others and at last the last are cut; the first is always whole.
  package func lines(width: Int?, ink: Ink = Ink(isOn: false)) -> [String] {
    var (shown, widths) = (shown, widths)
    if let width { narrow(&shown, &widths, to: width) }
    guard let last = shown.last else { return [] }
    let before = shown.dropLast().reduce(0) { $0 + widths[$1] + 2 }
    return ([header] + rows).enumerated().map { number, cells in
      var line = ""
      for column in shown {
        var cell = Self.fitted(cells[column], widths[column])
        if column == last, let width { cell = Self.fitted(cell, max(0, width - before)) }
        let padding = column == last ? "" : String(repeating: " ", count: widths[column] - cell.count + 2)
        line += ink.cell(cell, isHeader: number == 0) + padding
      }
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  private var shown: [Int] {
    header.indices.filter { column in !header[column].isEmpty || rows.contains { !$0[column].isEmpty } }
  }

  private var widths: [Int] {
    let all = [header] + rows
    return header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
  }

  /// The columns that these need, if the last is cut to what it keeps.
  private static func needed(_ shown: [Int], _ widths: [Int]) -> Int {
    guard let last = shown.last else { return 0 }
    return shown.dropLast().reduce(min(widths[last], least)) { $0 + widths[$1] + 2 }
  }

  private func narrow(_ shown: inout [Int], _ widths: inout [Int], to width: Int) {
    for column in yielding.compactMap({ header.firstIndex(of: $0) }) where shown.contains(column) {
      let over = Self.needed(shown, widths) - width
      guard over > 0 else { break }
      // What has no name of its own says something in part as well.
      if header[column].isEmpty, widths[column] - over >= Self.narrowest {
        widths[column] -= over
      } else {
        shown.removeAll { $0 == column }
      }
    }
    while Self.needed(shown, widths) > width,
      let widest = shown.dropFirst().dropLast().max(by: { widths[$0] < widths[$1] }), widths[widest] > Self.narrowest
    {
      widths[widest] -= 1
    }
  }

  private static func fitted(_ cell: String, _ room: Int) -> String {
    guard cell.count > room else { return cell }
    return room < 4 ? "" : cell.prefix(room - 1) + "…"
  }
}

/// Colour, where it is wanted; it never says anything that the words do not.
package struct Ink {
  package let isOn: Bool

  package init(isOn: Bool) { self.isOn = isOn }

  /// A header bold, an overdue time red.
  package func cell(_ text: String, isHeader: Bool) -> String {
    guard isOn, !text.isEmpty else { return text }
    if isHeader { return "\u{1B}[1m\(text)\u{1B}[0m" }
    return text.hasPrefix("▲") ? "\u{1B}[31m\(text)\u{1B}[0m" : text
  }
}
