package import CEL

// What is checked here is whether the parts of a definition fit together. Each file beside this one looks at one matter
// and gives its findings; none of them stops at the first.

/// Everything that there is to say about a definition before it is used.
package struct DefinitionCheck {
  let definition: Definition
  let registers: NameTable<Register>
  let calendars: Set<String>
  let graph: StateGraph
  let environment: RuleEnvironment
  let staff: Staff?

  /// A check against the registers, calendars and time zones that there are, and the people, if they are known.
  package init(
    _ definition: Definition, registers: NameTable<Register>, calendars: Set<String>, staff: Staff? = nil,
    zones: ZoneTable = [:]
  ) {
    self.definition = definition
    self.registers = registers
    self.calendars = calendars
    self.staff = staff
    graph = StateGraph(definition)
    environment = RuleEnvironment(definition, registers: registers, zones: zones)
  }

  /// The findings, matter by matter.
  ///
  /// What follows from the ways between states is left out while a name leads nowhere: it would only follow from that.
  package var findings: [Finding] {
    if graph.isCut {
      return [
        Finding(
          .state, at: ["moves"], isAboutName: true,
          "the moves make more than \(StateGraph.limit) ways from state to state",
          hint: "a move makes one out of each state that it leaves from: name fewer states")
      ]
    }
    let first = [
      top, roleNames, shapes, decisions, states, privacy, waivers, moveNames, moveKeys, machineMoves, absences, decided,
      clocks,
      ladders, expressions,
    ].flatMap { $0 }
    if first.contains(where: { $0.code == .unknownName }) || beginsAtEnd { return first }
    return first + ways + starved + impossible + presence + fourEyes + binding + people + unused
  }

  private var beginsAtEnd: Bool { definition.states[definition.raise.into]?.isFinal ?? true }

  /// The reference, the calendar, who raises, who sets, and where scope is not asked for.
  private var top: [Finding] {
    var findings: [Finding] = []
    if !calendars.contains(definition.calendar) {
      findings += unknown("calendar", definition.calendar, among: calendars.sorted(), at: ["calendar"])
    }
    findings += reference
    findings += parties(definition.raise.by, at: ["raise", "by"], besides: [])
    if let heard = definition.acknowledgement {
      findings += parties(heard.by, at: ["acknowledge", "by"], besides: [.raiser, .assignee])
      findings += budgets(heard.lasts, at: ["acknowledge", "lasts"])
    }
    if let rule = definition.corrections { findings += parties(rule.by, at: ["correct", "by"], besides: []) }
    if let late = definition.lateEntry { findings += parties(late.by, at: ["late-entry", "by"], besides: []) }
    if let into = definition.states[definition.raise.into] {
      if into.isFinal {
        findings.append(
          Finding(.state, at: ["raise", "into"], "'\(into.name)' is final: a request cannot begin where it ends"))
      }
    } else {
      findings += unknown("state", definition.raise.into, among: definition.states.names, at: ["raise", "into"])
    }
    for stage in Stage.allCases {
      guard let setters = definition.setters[stage] else { continue }
      findings += parties(setters, at: ["set", stage.rawValue], besides: [.raiser, .assignee, .nobody])
      if setters.count > 1 && setters.contains(.nobody) {
        findings.append(Finding(.wrongKind, at: ["set", stage.rawValue], "'nobody' stands beside somebody"))
      }
    }
    return findings + condition(definition.beyondScope.onlyFor, at: ["scope", "not-for"])
  }

  private var reference: [Finding] {
    var findings: [Finding] = []
    let places = Sentence(definition.reference).paths.map { $0.joined(separator: ".") }
    for place in places where !["year", "number"].contains(place) {
      findings.append(
        Finding(
          .reference, at: ["reference"], "unknown placeholder '{\(place)}'",
          hint: .nearest(to: place, among: ["year", "number"], otherwise: "known here: {year}, {number}")))
    }
    if places.count(where: { $0 == "number" }) != 1 {
      findings.append(
        Finding(.reference, at: ["reference"], "the reference has to hold {number} once, or requests share one"))
    }
    if findings.isEmpty, !isTypeable {
      findings.append(
        Finding(
          .reference, at: ["reference"], "references of this pattern could not be typed at the command line",
          hint: .words("write capital letters, digits, {year} and hyphens, and {number} last: PIO-{year}-{number}")))
    }
    return findings
  }

  /// Whether the command line reads the pattern's references: parts of capitals and digits, the last of them the number.
  private var isTypeable: Bool {
    let parts = definition.reference.split(separator: "-", omittingEmptySubsequences: false)
    return definition.reference.utf8.count <= 60 && parts.last == "{number}"
      && parts.dropLast().allSatisfy { part in
        let words = Sentence(String(part)).parts
        return !words.isEmpty
          && words.allSatisfy { word in
            guard case .words(let text) = word else { return true }
            return text.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
          }
      }
  }

  private var roleNames: [Finding] {
    definition.roles.filter { Party.builtIn[$0.name] != nil }.map {
      Finding(
        .reservedName, at: ["roles", $0.name], isAboutName: true, "'\($0.name)' is built in and cannot be a role")
    }
  }

  private var waivers: [Finding] {
    definition.waivers.flatMap { waiver in
      condition(waiver.condition.onlyFor, at: ["waivers", waiver.name, "only-for"])
        + condition(waiver.condition.notFor, at: ["waivers", waiver.name, "not-for"])
        + assignments(waiver.sets, at: ["waivers", waiver.name, "sets"])
    }
  }
}

extension DefinitionCheck {
  /// A name that leads nowhere.
  func unknown(
    _ kind: String, _ name: String, among known: [String], at path: [String]
  ) -> [Finding] {
    [Finding(.unknownName, at: path, "unknown \(kind) '\(name)'", hint: .nearest(to: name, among: known))]
  }

  /// Names of a list that lead nowhere.
  func names(_ names: [String], _ kind: String, among known: [String], at path: [String]) -> [Finding] {
    names.enumerated().filter { !known.contains($1) }.flatMap { index, name in
      unknown(kind, name, among: known, at: path + [String(index)])
    }
  }

  /// Parties that are no roles, or built-in ones that cannot stand there.
  func parties(_ parties: [Party], at path: [String], besides builtIn: [Party]) -> [Finding] {
    parties.enumerated().flatMap { index, party in
      self.party(party, at: path + [String(index)], besides: builtIn)
    }
  }

  /// A party that is no role, or a built-in one that cannot stand there.
  func party(_ party: Party, at path: [String], besides builtIn: [Party]) -> [Finding] {
    guard case .role(let name) = party else {
      if builtIn.contains(party) { return [] }
      return [Finding(.wrongKind, at: path, "'\(party.word)' cannot stand here")]
    }
    if definition.roles.contains(name: name) { return [] }
    return unknown("role", name, among: definition.roles.names + builtIn.map(\.word), at: path)
  }
}
