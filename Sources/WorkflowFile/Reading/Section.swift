internal import Workflow

/// A mapping whose keys are known: it hands them out, and in the end names those that nobody asked for.
struct Section {
  /// What it is, for messages: `move 'submit'`.
  let what: String
  /// Where it begins.
  let mark: Mark
  /// Where faults are said.
  let report: Report
  private let entries: [Node.Entry]
  private var asked: [String] = []

  /// A section of a node; nothing, and a diagnostic, where the node is no mapping.
  init?(_ node: Node, _ what: String, _ report: Report) {
    guard let entries = node.entries else {
      report.mismatch("the keys of \(what)", node)
      return nil
    }
    self.what = what
    self.mark = node.mark
    self.report = report
    self.entries = entries
  }

  /// The entry of a key, if it is there.
  mutating func entry(_ key: String) -> Node.Entry? {
    asked.append(key)
    return entries.first { $0.key == key }
  }

  /// The value of a key, if it is there.
  mutating func optional(_ key: String) -> Node? { entry(key)?.value }

  /// The value of a key; a diagnostic where it is not there.
  mutating func required(_ key: String) -> Node? {
    if let node = optional(key) { return node }
    report.error("\(what) has no '\(key)'", at: mark)
    return nil
  }

  /// Says which keys are unknown; to be called when every key has been asked for.
  ///
  /// - Parameter isTop: Whether so much stands under each key that the value is not whole without one.
  func finish(isTop: Bool = false) {
    for entry in entries where !asked.contains(entry.key) {
      let message = "unknown key '\(entry.key)'"
      let hint = Suggestion.hint(for: entry.key, among: asked) ?? "known here: \(asked.joined(separator: ", "))"
      if isTop {
        report.error(message, at: entry.mark, hint: hint)
      } else {
        report.flaw(message, at: entry.mark, hint: hint)
      }
    }
  }
}
