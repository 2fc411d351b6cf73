import Workflow
import WorkingTime

/// Whether every name in the scenarios of a file is one that their definition has.
package struct ScenarioCheck {
  private let set: ScenarioSet
  private let ground: ScenarioGround
  /// Everything wrong, in the order in which it is looked at.
  package private(set) var findings: [ScenarioFinding] = []

  /// The most unknown names that are looked for: more than anybody is told of.
  private static let limit = 200

  private var definition: Definition { ground.definition }

  /// Looks at every name.
  package init(_ set: ScenarioSet, on ground: ScenarioGround) {
    self.set = set
    self.ground = ground.with(set.people)
    if set.workflow.value != definition.workflow {
      let message = "these are scenarios of '\(set.workflow.value)', and the definition is '\(definition.workflow)'"
      findings.append(ScenarioFinding(at: set.workflow.place, message))
    }
    calendar(set.calendar)
    for person in set.people {
      for role in person.grants.map(\.role) {
        known("role", role, among: definition.roles.names, at: set.place(of: person))
      }
    }
    for scenario in set.scenarios { check(scenario) }
  }

  private mutating func check(_ scenario: Scenario) {
    calendar(scenario.calendar)
    for load in scenario.busy { person(load.value.person, at: load.place) }
    for (index, step) in scenario.steps.enumerated() {
      if index == 0, let time = step.time, !ScenarioCheck.isDated(time.value) {
        findings.append(
          ScenarioFinding(
            at: time.place, "'\(time.value)' does not say the year in which the scenario begins",
            hint: "write 2026-11-22 02:10"))
      }
      if let who = step.who { person(who.value, at: who.place) }
      if let act = step.act, index > 0 {
        let words =
          definition.moves.names + [Event.Kind.set, Event.Kind.note, Event.Kind.acknowledge, Event.Kind.correct]
        known("move", act.value, among: words, at: act.place)
      }
      check(step.given)
      for expectation in step.expected { check(expectation.kind, at: expectation.place) }
    }
  }

  /// Whether a text begins with a date in full.
  private static func isDated(_ text: String) -> Bool {
    do throws(TimeFault) {
      _ = try CivilDate(iso: String(text.prefix(10)))
      return true
    } catch {
      return false
    }
  }

  private mutating func check(_ given: Scenario.Given) {
    for entry in given.entries {
      let name = String(entry.value.key.prefix { $0 != "." })
      if name == Definition.assigneeWord, entry.value.key == name, let person = entry.value.value {
        self.person(person, at: entry.place)
      } else if name != Definition.reasonWord && name != Definition.assigneeWord {
        known("field", name, among: definition.fields.names, at: entry.place)
      }
    }
  }

  private mutating func check(_ kind: Scenario.Expectation.Kind, at place: FilePlace) {
    switch kind {
    case .state(let name): known("state", name, among: definition.states.names, at: place)
    case .waitsFor(let word): known("role or part", word, among: parties, at: place)
    case .refused(let words):
      for word in words { known("rule, or code of a refusal,", word, among: refusals(like: word), at: place) }
    case .assignee(let person): if let person { self.person(person, at: place) }
    case .fields(let given): check(given)
    case .clock(let name, _), .due(let name, _), .used(let name, _): clock(name, at: place)
    case .told(let words):
      let known = ground.people.map(\.id) + parties
      for word in words { self.known("person, role or part", word, among: known, at: place) }
    case .fired(let names):
      for name in names { rung(name, at: place) }
    case .byItself(let moves):
      for move in moves {
        known("move of the machine", move, among: definition.moves.filter(\.isMachines).map(\.name), at: place)
      }
    case .erased: break
    }
  }

  private var parties: [String] { definition.roles.names + Party.builtIn.keys.sorted() }

  private mutating func known(_ what: String, _ name: String, among names: [String], at place: FilePlace) {
    guard !names.contains(name), findings.count < ScenarioCheck.limit else { return }
    findings.append(
      ScenarioFinding(at: place, "there is no \(what) '\(name)'", hint: Suggestion.hint(for: name, among: names)))
  }

  private mutating func person(_ id: String, at place: FilePlace) {
    known("person", id, among: ground.people.map(\.id), at: place)
  }

  private mutating func clock(_ name: String, at place: FilePlace) {
    known("clock", name, among: definition.clocks.names, at: place)
  }

  private mutating func rung(_ name: Scenario.Expectation.RungName, at place: FilePlace) {
    guard let clock = definition.clocks[name.clock] else { return self.clock(name.clock, at: place) }
    let percents = definition.ladders[clock.ladder]?.rungs.flatMap(\.allPercents) ?? []
    guard !percents.contains(name.percent) else { return }
    let known = percents.map { "\($0)%" }.joined(separator: ", ")
    findings.append(
      ScenarioFinding(at: place, "\(name.clock) has no rung at \(name.percent)%", hint: "it has \(known)"))
  }

  private mutating func calendar(_ name: Placed<String>?) {
    if let name { known("calendar", name.value, among: ground.calendars.keys.sorted(), at: name.place) }
  }

  /// What may stand under `refused`: rules, codes, and codes with the field or rule that they are about.
  private func refusals(like word: String) -> [String] {
    let codes = Blocker.codes
    let parts = word.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2, codes.contains(parts[0]) else { return definition.rules.names + codes }
    let names =
      definition.fields.names + definition.rules.names + [Definition.reasonWord, Definition.assigneeWord]
    return names.map { "\(parts[0]) \($0)" }
  }
}

extension ScenarioSet {
  /// Where somebody stands among the people of the file.
  fileprivate func place(of person: Person) -> FilePlace {
    places[person.id] ?? workflow.place
  }
}
