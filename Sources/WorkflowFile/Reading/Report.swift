internal import Workflow

/// Where readers say what is wrong, so that they can go on and find the rest.
final class Report {
  /// The file's name, as it was given.
  let file: String
  /// The file's text.
  let source: String
  /// Whether all that the file says came into the value, so that checks may be tried on it in spite of errors.
  private(set) var isWhole = true
  private var diagnostics: [Diagnostic] = []

  /// A report on a file.
  init(_ source: String, file: String) {
    self.source = source
    self.file = file
  }

  /// Says that something is wrong and was left out of the value.
  func error(_ message: String, at mark: Mark, hint: String? = nil) {
    isWhole = false
    flaw(message, at: mark, hint: hint)
  }

  /// Says that something is wrong, though the value holds all that it would hold without it.
  func flaw(_ message: String, at mark: Mark, hint: String? = nil) {
    diagnostics.append(Diagnostic(.error, file: file, mark: mark, message: message, hint: hint))
  }

  /// Says what a check has found.
  func add(_ severity: Finding.Severity, _ message: String, at mark: Mark, hint: String? = nil) {
    diagnostics.append(Diagnostic(severity, file: file, mark: mark, message: message, hint: hint))
  }

  /// Says that another kind of thing was expected; nothing if what was found has its diagnostic already.
  func mismatch(_ expected: String, _ node: Node, hint: String? = nil) {
    if node.isRefused {
      isWhole = false
    } else {
      error("expected \(expected), found \(node.found)", at: node.mark, hint: hint)
    }
  }

  /// The value with everything that was said, by place; without the value if anything is wrong.
  func loaded<Value>(_ value: Value?) -> Loaded<Value> {
    let sorted = diagnostics.enumerated().sorted { ($0.element.mark, $0.offset) < ($1.element.mark, $1.offset) }
      .map(\.element)
    return Loaded(value: sorted.contains { $0.severity == .error } ? nil : value, diagnostics: sorted)
  }

  /// Whether anything is wrong so far.
  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// The root of the file's YAML; its faults are said.
  func root() -> Node? {
    let tree = YAMLTree(source)
    for fault in tree.faults { error(fault.reason.message, at: fault.mark, hint: fault.reason.hint) }
    return tree.root
  }
}
