// libyaml says where a scalar begins, not where each of its characters came from. On one line that can be worked out:
// in a plain scalar character n stands n columns on, in a quoted one an escape takes more room than what it stands
// for. The lines of a literal block are the file's own. Any other scalar over several lines has been folded, and a
// place beyond its first line is told as the place where it begins.

/// From a place in a scalar's words to the place in the file.
struct ScalarPlace {
  private let node: Node
  private let source: String

  /// Places in a scalar of a file with this text.
  init(_ node: Node, in source: String) {
    self.node = node
    self.source = source
  }

  /// The place in the file of a line and a column, both from 1, of the scalar's words.
  func mark(line: Int, column: Int) -> Mark {
    let start = node.mark.column - 1
    guard let written = text(ofLine: node.mark.line), start < written.count else { return node.mark }
    switch written[start] {
    case "|": return literal(line: line, column: column)
    case ">": return node.mark
    case "\"": return line == 1 ? quoted(written, column, room: ScalarPlace.roomInDoubleQuotes) : node.mark
    case "'": return line == 1 ? quoted(written, column, room: ScalarPlace.roomInSingleQuotes) : node.mark
    default:
      guard line == 1, start + column - 1 <= written.count else { return node.mark }
      return Mark(line: node.mark.line, column: node.mark.column + column - 1)
    }
  }

  private func literal(line: Int, column: Int) -> Mark {
    var first = node.mark.line + 1
    while let text = text(ofLine: first) {
      if let indent = text.firstIndex(where: { $0 != " " }) {
        return Mark(line: node.mark.line + line, column: indent + column)
      }
      first += 1
    }
    return node.mark
  }

  private func quoted(_ written: [Unicode.Scalar], _ column: Int, room: (ArraySlice<Unicode.Scalar>) -> Int) -> Mark {
    var index = node.mark.column
    for _ in 1..<max(1, column) {
      guard index < written.count else { return node.mark }
      index += room(written[index...])
    }
    return index < written.count ? Mark(line: node.mark.line, column: index + 1) : node.mark
  }

  private static func roomInDoubleQuotes(_ rest: ArraySlice<Unicode.Scalar>) -> Int {
    guard rest.first == "\\" else { return 1 }
    switch rest.dropFirst().first {
    case "x": return 4
    case "u": return 6
    case "U": return 10
    default: return 2
    }
  }

  private static func roomInSingleQuotes(_ rest: ArraySlice<Unicode.Scalar>) -> Int { rest.first == "'" ? 2 : 1 }

  private func text(ofLine number: Int) -> [Unicode.Scalar]? {
    let lines = source.utf8.split(separator: 0x0A, maxSplits: number, omittingEmptySubsequences: false)
    guard number <= lines.count else { return nil }
    return Array(Substring(lines[number - 1]).unicodeScalars).filter { $0 != "\r" }
  }
}
