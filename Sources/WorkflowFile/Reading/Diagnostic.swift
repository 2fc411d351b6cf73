package import Workflow

/// Something to say about a file, and where.
package struct Diagnostic: Hashable, Sendable {
  /// Whether the file can be used all the same.
  package let severity: Finding.Severity
  /// The file's name, as it was given.
  package let file: String
  /// Where it begins.
  package let mark: Mark
  /// One sentence without a full stop.
  package let message: String
  /// What to do about it, if the message does not say.
  package let hint: String?

  /// Something to say about a place.
  package init(_ severity: Finding.Severity, file: String, mark: Mark, message: String, hint: String? = nil) {
    self.severity = severity
    self.file = file
    self.mark = mark
    self.message = message
    self.hint = hint
  }

  /// The line, from 1.
  package var line: Int { mark.line }

  /// The column in code points, from 1.
  package var column: Int { mark.column }
}

extension Diagnostic: CustomStringConvertible {
  /// `file:line:column: error: message`, and the hint on a line of its own.
  package var description: String {
    "\(file):\(mark): \(severity): \(message)" + (hint.map { "\n  hint: \($0)" } ?? "")
  }
}
