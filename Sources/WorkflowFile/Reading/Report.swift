internal import Workflow

/// Where readers say what is wrong, so that they can go on and find the rest.
///
/// Of a file with very many faults only the first are told; words, places and hints of the others are never worked out.
final class Report {
  /// The file's name, as it was given.
  let file: String
  /// The file's text.
  let source: String
  /// What the file is.
  let kind: FileKind
  /// Whether all that the file says came into the value, so that checks may be tried on it in spite of errors.
  private(set) var isWhole = true
  /// Whether anything is wrong so far.
  private(set) var hasErrors = false
  private var diagnostics: [Diagnostic] = []
  /// Where the first fault begins that is not told.
  private var rest: Mark?

  /// The most diagnostics that are told of a file.
  static let limit = 50

  /// A report on a file of a kind.
  init(_ source: String, file: String, _ kind: FileKind) {
    self.source = source
    self.file = file
    self.kind = kind
  }

  /// Says that something is wrong and was left out of the value.
  func error(
    _ message: @autoclosure () -> String, at mark: @autoclosure () -> Mark, hint: @autoclosure () -> String? = nil
  ) {
    isWhole = false
    add(.error, message(), at: mark(), hint: hint())
  }

  /// Says that something is wrong, though the value holds all that it would hold without it.
  func flaw(
    _ message: @autoclosure () -> String, at mark: @autoclosure () -> Mark, hint: @autoclosure () -> String? = nil
  ) {
    add(.error, message(), at: mark(), hint: hint())
  }

  /// Says what a check has found.
  func add(
    _ severity: Finding.Severity, _ message: @autoclosure () -> String, at mark: @autoclosure () -> Mark,
    hint: @autoclosure () -> String? = nil
  ) {
    if severity == .error { hasErrors = true }
    guard diagnostics.count < Report.limit else {
      if rest == nil { rest = mark() }
      return
    }
    diagnostics.append(Diagnostic(severity, file: file, mark: mark(), message: message(), hint: hint()))
  }

  /// Says that another kind of thing was expected; nothing if what was found has its diagnostic already.
  func mismatch(_ expected: @autoclosure () -> String, _ node: Node, hint: @autoclosure () -> String? = nil) {
    if node.isRefused {
      isWhole = false
    } else {
      error("expected \(expected()), found \(node.found)", at: node.mark, hint: hint())
    }
  }

  /// The value with everything that was said, by place; without the value if anything is wrong.
  func loaded<Value>(_ value: Value?) -> Loaded<Value> {
    var sorted = diagnostics.enumerated().sorted { ($0.element.mark, $0.offset) < ($1.element.mark, $1.offset) }
      .map(\.element)
    if let rest {
      sorted.append(
        Diagnostic(
          hasErrors ? .error : .warning, file: file, mark: rest,
          message: "there is more to say than the \(Report.limit) things above: the rest is not told"))
    }
    return Loaded(value: hasErrors ? nil : value, diagnostics: sorted)
  }

  /// The root of the file's YAML; its faults are said.
  func root() -> Node? {
    let tree = YAMLTree(source, bounds: YAMLTree.Bounds(of: kind))
    for fault in tree.faults { error(fault.reason.message, at: fault.mark, hint: fault.reason.hint) }
    return tree.root
  }
}
