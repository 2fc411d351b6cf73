import CEL
import Workflow

/// The input with which a tour tries a move, made better by what each refusal says.
struct TourAttempt {
  private let move: MoveRule
  private let person: String
  private let run: ScenarioRun
  private let values: TourValues
  /// What is given, and which of its values.
  private var choices: [String: Int] = [:]
  /// What may not be given.
  private var banned: Set<String> = []
  private var tries = 0

  /// The most inputs that are tried.
  private static let most = 48

  init(_ move: MoveRule, by person: String, on run: ScenarioRun, _ values: TourValues) {
    self.move = move
    self.person = person
    self.run = run
    self.values = values
    // Another kind of request is for another flavour.
    banned = Set(values.telling)
    for name in move.asks { choices[name] = 0 }
    for name in move.needs where run.snapshot.fields[name] == nil && !isDecided(name) { choices[name] = 0 }
  }

  /// The step to try; nil when enough has been tried.
  mutating func next() -> Scenario.Step? {
    guard tries < TourAttempt.most else { return nil }
    tries += 1
    let entries = choices.sorted { $0.key < $1.key }.flatMap { values.entries(for: $0.key, $0.value, at: run) }
    return Scenario.Step(
      place: .start, who: Placed(person, at: .start), act: Placed(move.name, at: .start),
      given: Scenario.Given(placing: entries))
  }

  /// Changes the input by what stood in the way; false if no other input would help.
  mutating func learn(from blockers: [Blocker]) -> Bool {
    var isBetter = false
    var read: Set<String> = []
    for blocker in blockers {
      switch blocker.fault {
      case .asks(let name, _), .needs(let name, _):
        guard choices[name] == nil, !banned.contains(name), !isDecided(name) else { return false }
        choices[name] = 0
        isBetter = true
      case .notWritable(let name, _):
        guard choices.removeValue(forKey: name) != nil, !move.asks.contains(name) else { return false }
        banned.insert(name)
        isBetter = true
      case .rule(let name, _), .ruleFault(let name, _): read.formUnion(inputs(of: name))
      default: return false
      }
    }
    if isBetter { return true }
    return turned(read.filter { choices[$0] != nil }.sorted()) || widened(read)
  }

  /// The next combination of values of what was given, like the figures of a counter.
  private mutating func turned(_ names: [String]) -> Bool {
    for name in names {
      let following = (choices[name] ?? 0) + 1
      if !values.entries(for: name, following, at: run).isEmpty {
        choices[name] = following
        return true
      }
      choices[name] = 0
    }
    return false
  }

  /// Gives something more that a false rule reads: rather what the request has not than what it has.
  private mutating func widened(_ names: Set<String>) -> Bool {
    let open = names.sorted().filter { name in
      choices[name] == nil && !banned.contains(name) && !isDecided(name) && name != Definition.assigneeWord
    }
    guard let name = open.first(where: { run.snapshot.fields[$0] == nil }) ?? open.first else { return false }
    choices[name] = 0
    return true
  }

  /// The fields that a rule reads, and `assignee`.
  private func inputs(of rule: String) -> [String] {
    let paths = run.kernel.definition.rules[rule]?.test.program.paths ?? []
    return paths.compactMap { path in
      if path.first == Definition.assigneeWord { return path[0] }
      guard path.first == "request", path.count > 1, run.kernel.definition.fields.contains(name: path[1]) else {
        return nil
      }
      return path[1]
    }
  }

  private func isDecided(_ name: String) -> Bool { run.kernel.definition.decided.contains(name: name) }
}

extension Scenario.Given {
  /// Entries that stand in no file.
  init(placing entries: [Entry]) {
    self.init(entries: entries.map { Placed($0, at: .start) })
  }
}
