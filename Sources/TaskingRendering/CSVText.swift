/// Lines of comma-separated values (RFC 4180) that no spreadsheet runs.
package enum CSVText {
  /// One line, its cells quoted where they must be.
  package static func line(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",")
  }

  /// A header and lines; those of a rehearsal say so in a column of their own, since they are read without the program.
  package static func marked(_ lines: [String], isRehearsal: Bool) -> [String] {
    guard isRehearsal else { return lines }
    return lines.enumerated().map { place, line in line + (place == 0 ? ",rehearsal" : ",true") }
  }

  /// A cell; one that a spreadsheet would take for a formula gets an apostrophe before it.
  package static func cell(_ text: String) -> String {
    let visible = Visible.lines(text).joined(separator: "\n")
    let isFormula = visible.first.map { "=+-@\t\r".contains($0) } ?? false
    let safe = (isFormula ? "'" : "") + visible
    guard safe.contains(where: { ",\"\n\r".contains($0) }) || isFormula else { return safe }
    return "\"" + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
