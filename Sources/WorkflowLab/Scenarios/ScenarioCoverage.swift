package import Workflow

/// What of a definition scenarios went through.
package struct ScenarioCoverage: Hashable, Sendable {
  package var moves: Set<String> = []
  package var states: Set<String> = []
  /// Rungs that were told or made a move, not those that a later one stood for.
  package var rungs: Set<Rung> = []
  package var rulesTrue: Set<String> = []
  package var rulesFalse: Set<String> = []
  package var waivers: Set<String> = []

  package init() {}

  /// A rung by its clock and its place in the ladder, from 1.
  package struct Rung: Hashable, Sendable {
    package let clock: String
    package let number: Int

    package init(clock: String, number: Int) {
      self.clock = clock
      self.number = number
    }
  }

  /// Adds what another went through.
  package mutating func merge(_ other: ScenarioCoverage) {
    moves.formUnion(other.moves)
    states.formUnion(other.states)
    rungs.formUnion(other.rungs)
    rulesTrue.formUnion(other.rulesTrue)
    rulesFalse.formUnion(other.rulesFalse)
    waivers.formUnion(other.waivers)
  }

  /// Notes what an event shows.
  package mutating func note(_ event: Event, of definition: Definition) {
    states.insert(event.state)
    if let move = definition.moves[event.kind] {
      moves.insert(move.name)
      rulesTrue.formUnion(move.rules)
    }
    if let waiver = event.payload?.waiver { waivers.insert(waiver) }
    for firing in event.payload?.firings ?? [] where !firing.superseded {
      rungs.insert(Rung(clock: firing.clock, number: firing.rung))
    }
  }

  /// Notes what a refusal shows.
  package mutating func note(_ blockers: [Blocker]) {
    for case .rule(let name, _) in blockers.map(\.fault) { rulesFalse.insert(name) }
  }
}

extension ScenarioCoverage {
  /// How much of one kind of thing scenarios went through.
  package struct Share: Hashable, Sendable {
    /// `moves`, `rungs`, and so on.
    package let kind: String
    package let seen: Int
    package let all: Int
    /// What they did not go through, as `no scenario takes:` lines name it.
    package let missing: [String]
  }

  /// Kind by kind, in the order in which people ask: moves, rungs, rules, states, waivers.
  package func shares(of definition: Definition) -> [Share] {
    let rungs = definition.clocks.flatMap { clock in
      (definition.ladders[clock.ladder]?.rungs ?? []).enumerated().map { index, rung in
        (Rung(clock: clock.name, number: index + 1), "rung \(clock.name) \(rung.percentWords)")
      }
    }
    let rules = definition.rules.names
    let unseenRules =
      rules.filter { !rulesTrue.contains($0) }.map { "rule \($0) true" }
      + rules.filter { !rulesFalse.contains($0) }.map { "rule \($0) false" }
    return [
      share("moves", definition.moves.names, moves, "move"),
      Share(
        kind: "rungs", seen: rungs.count { self.rungs.contains($0.0) }, all: rungs.count,
        missing: rungs.filter { !self.rungs.contains($0.0) }.map(\.1)),
      Share(
        kind: "rules seen true and false", seen: rules.count { rulesTrue.contains($0) && rulesFalse.contains($0) },
        all: rules.count, missing: unseenRules),
      share("states", definition.states.names, states, "state"),
      share("waivers", definition.waivers.names, waivers, "waiver"),
    ].filter { $0.all > 0 }
  }

  private func share(_ kind: String, _ names: [String], _ seen: Set<String>, _ word: String) -> Share {
    let missing = names.filter { !seen.contains($0) }
    return Share(
      kind: kind, seen: names.count - missing.count, all: names.count, missing: missing.map { "\(word) \($0)" })
  }
}
