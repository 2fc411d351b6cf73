package import CEL

/// A CEL expression of a definition, parsed.
package struct Expression: Sendable {
  /// The parsed program; its `source` is the text as written.
  package let program: Program

  /// Parses, without checking types: the checks of a definition do that once, when it is checked or activated.
  /// - Throws: the parser's fault, with line and column within the expression.
  package init(_ source: String) throws(CELFault) {
    program = try Program(parsing: source)
  }

  /// The text as written.
  package var source: String { program.source }
}

extension Expression: Hashable {
  /// Whether both are written alike.
  package static func == (a: Expression, b: Expression) -> Bool { a.source == b.source }

  package func hash(into hasher: inout Hasher) { hasher.combine(source) }
}

/// A test with a name, and what to say when it is false.
package struct Rule: Named, Sendable {
  package let name: String
  package let test: Expression
  /// The sentence shown when the test is false; `{…}` in it are paths that rules can read.
  package let otherwise: String

  package init(name: String, test: Expression, otherwise: String) {
    self.name = name
    self.test = test
    self.otherwise = otherwise
  }
}
