internal import Workflow

/// What came of reading a file.
package struct Loaded<Value> {
  /// What the file holds; nothing where there is an error.
  package let value: Value?
  /// Everything that there is to say, in the order of the file.
  package let diagnostics: [Diagnostic]

  /// What came of reading a file.
  package init(value: Value?, diagnostics: [Diagnostic]) {
    self.value = value
    self.diagnostics = diagnostics
  }

  /// Whether anything is wrong; warnings are not.
  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

extension Loaded: Sendable where Value: Sendable {}
