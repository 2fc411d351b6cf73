/// Lines of comma-separated values (RFC 4180) that no spreadsheet runs.
enum CSVText {
  /// One line, its cells quoted where they must be.
  static func line(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",")
  }

  /// A cell; one that a spreadsheet would take for a formula gets an apostrophe before it.
  static func cell(_ text: String) -> String {
    let visible = Visible.lines(text).joined(separator: "\n")
    let isFormula = visible.first.map { "=+-@\t\r".contains($0) } ?? false
    let safe = (isFormula ? "'" : "") + visible
    guard safe.contains(where: { ",\"\n\r".contains($0) }) || isFormula else { return safe }
    return "\"" + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
