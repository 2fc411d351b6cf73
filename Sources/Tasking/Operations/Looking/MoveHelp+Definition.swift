import TaskingAPI
import Workflow

extension MoveHelp {
  /// A move in words.
  init(_ move: MoveRule, in definition: Definition) {
    let items = { (names: [String]) in names.map { Item($0, in: definition) } }
    let asks = items(move.asks)
    self.init(
      name: move.name, workflow: definition.workflow, from: definition.states(of: move.from), to: move.to.words,
      by: move.by.map { $0.sentence(in: definition) }, asks: asks, needs: items(move.needs),
      rules: move.rules.compactMap { definition.rules[$0].map { Sentence($0.otherwise).general } },
      conditions: move.condition.words,
      separateFrom: move.separateFrom, waivedFor: move.waivedFor, within: move.within?.words,
      sets: move.sets.map { "\($0.field) to \($0.value.words)" }, clears: move.clears, tells: move.tells.map(\.word),
      erases: move.erasesPayload,
      example: (["tasking \(move.name) REF"] + asks.map { "\($0.name)=…" }).joined(separator: " "))
  }
}

extension MoveHelp.Item {
  /// A field, `reason` or `assignee` in words.
  init(_ name: String, in definition: Definition) {
    let field = definition.fields[name]
    let holds =
      switch name {
      case Definition.reasonWord where field == nil: "words"
      case Definition.assigneeWord where field == nil: "the id of a person"
      default: field?.shape.words(in: definition) ?? ""
      }
    self.init(name: name, label: field?.label, hint: field?.hint, holds: holds)
  }
}

extension FieldShape {
  /// What it holds, for people.
  func words(in definition: Definition) -> String {
    switch self {
    case .text(let limit): "text of at most \(limit) characters"
    case .flag: "true or false"
    case .number: "a whole number"
    case .instant: "a date or time"
    case .code(let codes): "one of \(codes.joined(separator: ", "))"
    case .register(let name): "a code of the register \(name)"
    case .record(let name):
      (definition.records[name]?.members ?? []).map { $0.isOptional ? "[\($0.name)]" : $0.name }
        .joined(separator: ", ")
    case .list(.record(let name)):
      "a list; each has " + FieldShape.record(name).words(in: definition)
    case .list(let element): "a list: \(element.words(in: definition))"
    case .person: "the id of a person"
    }
  }
}

extension MoveRule.Target {
  fileprivate var words: String {
    switch self {
    case .state(let name): name
    case .same: "the same state"
    case .whereItWas: "where it was"
    }
  }
}

extension MoveRule.Assignment.Source {
  fileprivate var words: String {
    switch self {
    case .actor: "whoever moves"
    case .deputy: "whoever stands in"
    case .value(.text(let text)): text
    case .value(.flag(let flag)): flag ? "true" : "false"
    case .value(.number(let number)): String(number)
    case .value: "a value"
    }
  }
}

extension FieldCondition {
  fileprivate var words: [String] {
    onlyFor.sorted { $0.key < $1.key }.map { "only for \($0.key) \($0.value.joined(separator: " or "))" }
      + notFor.sorted { $0.key < $1.key }.map { "not for \($0.key) \($0.value.joined(separator: " or "))" }
  }
}

extension Window {
  fileprivate var words: String {
    [(months, "month"), (days, "day")].filter { $0.0 > 0 }
      .map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: " and ") + " of closing"
  }
}

extension Party {
  fileprivate func sentence(in definition: Definition) -> String {
    switch self {
    case .role(let name): definition.roles[name].map { "\(name): \($0.sentence)" } ?? name
    case .raiser: "whoever raised it"
    case .assignee: "whoever has it"
    case .machine: "the scheduler, by itself"
    default: word
    }
  }
}
