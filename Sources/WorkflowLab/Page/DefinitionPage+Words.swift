import Workflow

extension DefinitionPage {
  /// Whom a word of the definition means.
  func party(_ party: Party) -> String {
    switch party {
    case .role(let name): Markdown.code(name, isCell: true)
    case .raiser: "whoever raised it"
    case .assignee: "whoever has been given it"
    case .machine: "the machine"
    case .whoeverItWaitsFor: "whoever it waits for"
    case .nobody: "nobody"
    }
  }

  /// Several of them, of whom any will do.
  func parties(_ parties: [Party], _ last: String = "or") -> String { Markdown.list(parties.map { party($0) }, last) }

  /// `only-for` and `not-for`, a phrase each.
  func conditions(_ condition: FieldCondition) -> [String] {
    condition.onlyFor.sorted { $0.key < $1.key }.map { field, values in
      "where \(Markdown.code(field)) is \(Markdown.names(values, "or"))"
    }
      + condition.notFor.sorted { $0.key < $1.key }.map { field, values in
        "not where \(Markdown.code(field)) is \(Markdown.names(values, "or"))"
      }
  }

  /// A field that is written, and what.
  func assignment(_ assignment: MoveRule.Assignment) -> String {
    switch assignment.value {
    case .actor: "\(Markdown.code(assignment.field)) becomes whoever makes the move"
    case .deputy: "\(Markdown.code(assignment.field)) becomes whoever stands in"
    case .value(let value): "\(Markdown.code(assignment.field)) becomes “\(self.value(value))”"
    }
  }

  /// A value of a field.
  func value(_ value: FieldValue) -> String {
    switch value {
    case .text(let text): Markdown.words(text)
    case .flag(let flag): flag ? "true" : "false"
    case .number(let number): "\(number)"
    case .list(let elements): elements.map { self.value($0) }.joined(separator: ", ")
    case .record(let members):
      members.sorted { $0.key < $1.key }.map { "\(Markdown.words($0.key)) \(self.value($0.value))" }
        .joined(separator: ", ")
    }
  }

  /// A length of time, and how it is counted.
  func allowance(_ allowance: Allowance) -> String {
    "\(short(allowance)) \(allowance.isElapsed ? "of real time" : "of working time")"
  }

  /// A length of time, real time marked.
  func cell(_ allowance: Allowance) -> String { short(allowance) + (allowance.isElapsed ? " real" : "") }

  private func short(_ allowance: Allowance) -> String {
    let (hours, minutes) = (allowance.seconds / 3_600, allowance.seconds / 60 % 60)
    let parts = [(allowance.days, "d"), (hours, "h"), (minutes, "min")].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return parts.isEmpty ? "0 min" : parts.joined(separator: " ")
  }

  /// States, or all that are open.
  func states(_ selection: StateSelection, _ last: String) -> String {
    switch selection {
    case .open: "every state that is not final"
    case .named(let names): Markdown.names(names, last)
    }
  }
}
