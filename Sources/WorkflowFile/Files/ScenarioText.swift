import Workflow
package import WorkflowLab

/// The text of a file of scenarios, such that reading it gives the same scenarios: for those that a program has made.
package struct ScenarioText: CustomStringConvertible {
  /// The text, with a line end at its end.
  package let description: String

  /// Writes scenarios that say nothing but who does what, and where the request is then.
  ///
  /// - Parameter comment: Lines that stand before everything else, without `#`.
  package init(_ scenarios: [Scenario], of workflow: String, comment: [String] = []) {
    var lines = comment.map { "# \($0)" }
    lines += ["\(ScenarioFile.firstKey): \(workflow)", "scenarios:"]
    for scenario in scenarios {
      lines.append("")
      lines.append("  \(ScenarioText.quoted(scenario.name.value)):")
      guard let raising = scenario.steps.first else { continue }
      lines.append("    given:")
      lines += ScenarioText.keys(of: raising, isRaising: true).map { "      \($0)" }
      lines += ScenarioText.fields(of: raising.given).map { "      \($0)" }
      lines.append("    steps:")
      for step in scenario.steps.dropFirst() {
        let keys = ScenarioText.keys(of: step, isRaising: false)
        let fields = ScenarioText.fields(of: step.given)
        for (index, line) in (keys + fields).enumerated() { lines.append("      \(index == 0 ? "- " : "  ")\(line)") }
      }
    }
    description = lines.joined(separator: "\n") + "\n"
  }

  private static func keys(of step: Scenario.Step, isRaising: Bool) -> [String] {
    var keys: [String] = []
    if let time = step.time { keys.append("at: \(quoted(time.value))") }
    if let who = step.who { keys.append("who: \(who.value)") }
    if let act = step.act, !isRaising { keys.append("does: \(act.value)") }
    if let away = step.away {
      let until = away.until.map { ", until: \(quoted($0.value))" } ?? ""
      let deputy = away.deputy.map { ", deputy: \($0.value)" } ?? ""
      keys.append("away: { who: \(away.who.value)\(until)\(deputy) }")
    }
    for expectation in step.expected {
      if case .state(let name) = expectation.kind { keys.append("then: { state: \(name) }") }
    }
    return keys
  }

  private static func fields(of given: Scenario.Given) -> [String] {
    let words = [Definition.reasonWord, Definition.assigneeWord]
    let entries = given.entries.map(\.value)
    var lines: [String] = []
    for entry in entries where words.contains(entry.key) { lines.append("\(entry.key): \(value(entry))") }
    let fields = entries.filter { !words.contains($0.key) }
    if !fields.isEmpty { lines.append("with:") }
    var done: Set<String> = []
    for entry in fields where done.insert(entry.key).inserted {
      let same = fields.filter { $0.key == entry.key }
      let text = same.count > 1 ? "[\(same.map(value).joined(separator: ", "))]" : value(entry)
      lines.append("  \(entry.key): \(text)")
    }
    return lines
  }

  private static func value(_ entry: Entry) -> String { entry.value.map(quoted) ?? "~" }

  /// A text as YAML has it between double quotes, or bare where it cannot be taken for anything else.
  static func quoted(_ text: String) -> String {
    let bare = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"),
        UInt8(ascii: "."), UInt8(ascii: "_"):
        true
      default: false
      }
    }
    if bare, let first = text.utf8.first, first != UInt8(ascii: "-"), first != UInt8(ascii: "."), text.count > 1,
      !["null", "Null", "NULL"].contains(text)
    {
      return text
    }
    let escaped = text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      case "\t": "\\t"
      default: String(Character(scalar))
      }
    }
    return "\"\(escaped.joined())\""
  }
}
