/// A place in a text file, both numbers from 1.
package struct FilePlace: Hashable, Sendable {
  package let line: Int
  /// The column in code points.
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Where a file begins.
  package static let start = FilePlace(line: 1, column: 1)
}

/// Something that a file says, and where it says it.
package struct Placed<Value> {
  package let value: Value
  package let place: FilePlace

  package init(_ value: Value, at place: FilePlace) {
    self.value = value
    self.place = place
  }
}

extension Placed: Sendable where Value: Sendable {}
