internal import Workflow

/// A mapping whose keys are known: it hands them out, and in the end names those that its rule does not have.
struct Section {
  /// What it is, for messages: `move 'submit'`.
  let what: String
  /// Where it begins.
  let mark: Mark
  /// Where faults are said.
  let report: Report
  private let rule: SectionRule
  private let entries: [Node.Entry]

  /// A section of a node; nothing, and a diagnostic, where the node is no mapping.
  init?(_ node: Node, _ what: String, _ rule: SectionRule, _ report: Report) {
    guard let entries = node.entries else {
      report.mismatch("the keys of \(what)", node)
      return nil
    }
    self.what = what
    self.mark = node.mark
    self.report = report
    self.rule = rule
    self.entries = entries
  }

  /// The entry of a key, if it is there; a key that the rule does not have is never there.
  func entry(_ key: String) -> Node.Entry? {
    rule[key] == nil ? nil : entries.first { $0.key == key }
  }

  /// The value of a key; a diagnostic where it is not there and the rule says that it has to be.
  func node(_ key: String) -> Node? {
    if let entry = entry(key) { return entry.value }
    if rule[key]?.isRequired == true { report.error("\(what) has no '\(key)'", at: mark) }
    return nil
  }

  /// Says which keys are unknown.
  ///
  /// - Parameter isTop: Whether so much stands under each key that the value is not whole without one.
  func finish(isTop: Bool = false) {
    let known = rule.keys.map(\.name)
    for entry in entries where !known.contains(entry.key) {
      let message = "unknown key '\(entry.key)'"
      func hint() -> String {
        Suggestion.hint(for: entry.key, among: known) ?? "known here: \(known.joined(separator: ", "))"
      }
      if isTop {
        report.error(message, at: entry.mark, hint: hint())
      } else {
        report.flaw(message, at: entry.mark, hint: hint())
      }
    }
  }
}
