/// A place in a text file.
package struct Mark: Hashable, Sendable {
  /// The line, from 1.
  package let line: Int
  /// The column in code points, from 1.
  package let column: Int

  /// A line and a column, both from 1.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Where a file begins.
  package static let start = Mark(line: 1, column: 1)
}

extension Mark: Comparable {
  /// Whether one place comes before another.
  package static func < (left: Mark, right: Mark) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

extension Mark: CustomStringConvertible {
  /// The place as `14:5`.
  package var description: String { "\(line):\(column)" }
}
