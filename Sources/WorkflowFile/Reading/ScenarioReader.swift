internal import Workflow
internal import WorkflowLab
internal import WorkingTime

/// From the nodes of a file of scenarios to the scenarios.
struct ScenarioReader {
  /// Where faults are said.
  let report: Report

  /// A reader that reports to a report.
  init(_ report: Report) {
    self.report = report
  }

  /// The scenarios, as far as they could be read; nothing where it cannot even be said of which workflow they are.
  func set(_ root: Node) -> ScenarioSet? {
    guard let top = Section(root, "the scenarios", .scenarios, report) else { return nil }
    let workflow = top.node(ScenarioFile.firstKey).flatMap(words)
    _ = top.text("title")
    let calendar = top.node("calendar").flatMap(words)
    let people = top.node("people").flatMap { CastFile.people($0, report) } ?? []
    let requests = self.requests(top.node("requests"))
    let entries = top.node("scenarios")
    top.finish(isTop: true)
    guard let workflow, let entries else { return nil }
    let scenarios = (entries.entries ?? []).compactMap { scenario($0, requests) }
    if scenarios.isEmpty, !report.hasErrors { report.mismatch("scenarios by their names", entries) }
    var places: [String: FilePlace] = [:]
    for (member, mark) in people { places[member.id] = FilePlace(mark) }
    return ScenarioSet(
      file: report.file, workflow: workflow, calendar: calendar, people: people.map { Person($0.0) }, places: places,
      scenarios: scenarios)
  }

  /// Fields that several scenarios raise their request with, by name.
  private func requests(_ node: Node?) -> [String: Scenario.Given] {
    var requests: [String: Scenario.Given] = [:]
    guard let node else { return requests }
    for entry in report.names(node, "'requests'", .kebab) { requests[entry.key] = given(entry.value) }
    return requests
  }

  private func scenario(_ entry: Node.Entry, _ requests: [String: Scenario.Given]) -> Scenario? {
    if entry.key.allSatisfy(\.isWhitespace) || entry.key.count > 120 || entry.key.contains(where: \.isNewline) {
      report.error("a scenario's name is one line of at most 120 characters", at: entry.mark)
    }
    guard let section = Section(entry.value, "a scenario", .scenario, report) else { return nil }
    let calendar = section.node("calendar").flatMap(words)
    let raising = section.entry("given").flatMap { self.raising($0, requests) }
    if raising == nil, section.node("given") == nil {
      report.error("the scenario has no 'given': who raises what, and when", at: entry.mark)
    }
    let nodes = section.node("steps")
    section.finish()
    guard let raising else { return nil }
    var steps = [raising.step]
    if let nodes {
      guard let elements = nodes.elements else {
        report.mismatch("a list of steps", nodes)
        return nil
      }
      steps += elements.compactMap { step($0) }
    }
    return Scenario(
      name: Placed(entry.key, at: FilePlace(entry.mark)), calendar: calendar, busy: raising.busy, steps: steps)
  }

  private func raising(_ entry: Node.Entry, _ requests: [String: Scenario.Given])
    -> (step: Scenario.Step, busy: [Placed<Scenario.Load>])?
  {
    guard let section = Section(entry.value, "'given'", .given, report) else { return nil }
    let who = section.node("who").flatMap(words)
    let time = section.node("at").flatMap(words)
    var given = Scenario.Given()
    if let name = section.node("request").flatMap(words) {
      if let request = requests[name.value] {
        given = request
      } else {
        report.error(
          "there is no request '\(name.value)' under 'requests'", at: Mark(name.place),
          hint: Suggestion.hint(for: name.value, among: requests.keys.sorted()))
      }
    }
    if let node = section.node("with") { given.replace(by: self.given(node)) }
    let occurred = section.node("occurred").flatMap(words)
    let busy = section.node("busy").map(self.busy) ?? []
    let expected = section.node("then").map(expectations) ?? []
    section.finish()
    guard let who, let time else { return nil }
    let step = Scenario.Step(
      place: FilePlace(entry.mark), time: time, who: who, act: Placed(Scenario.raiseWord, at: FilePlace(entry.mark)),
      given: given, occurred: occurred, expected: expected)
    return (step, busy)
  }

  private func busy(_ node: Node) -> [Placed<Scenario.Load>] {
    guard let entries = node.entries else {
      report.mismatch("people with how many requests they have", node)
      return []
    }
    return entries.compactMap { entry in
      guard let number = entry.value.number, number >= 0 else {
        report.mismatch("a whole number", entry.value)
        return nil
      }
      return Placed(Scenario.Load(person: entry.key, requests: number), at: FilePlace(entry.mark))
    }
  }

  private func step(_ node: Node) -> Scenario.Step? {
    guard let section = Section(node, "a step", .step, report) else { return nil }
    let time = section.node("at").flatMap(words)
    let who = section.entry("who")
    let act = section.entry("does")
    var given = section.node("with").map(self.given) ?? Scenario.Given()
    for word in [Definition.reasonWord, Definition.assigneeWord] {
      guard let text = section.node(word).flatMap(words) else { continue }
      given.entries.append(Placed(Entry(key: word, value: text.value), at: text.place))
    }
    let occurred = section.node("occurred").flatMap(words)
    let away = section.node("away").flatMap(self.away)
    let expected = section.node("then").map(expectations) ?? []
    section.finish()
    if let who, act == nil { report.error("it is not said what is done: 'does' is missing", at: who.mark) }
    if let act, who == nil { report.error("it is not said who does it: 'who' is missing", at: act.mark) }
    if who == nil, act == nil {
      if time == nil, away == nil, expected.isEmpty {
        report.error("nothing happens in this step", at: node.mark, hint: "give at, or who and does, or then")
      }
      if let stray = given.entries.first?.place ?? occurred?.place {
        report.error("something is given, but nobody does anything", at: Mark(stray), hint: "add who and does")
      }
    }
    return Scenario.Step(
      place: FilePlace(node.mark), time: time, who: who.map(\.value).flatMap(words),
      act: act.map(\.value).flatMap(words), given: given, occurred: occurred, away: away,
      expected: expected)
  }

  private func away(_ node: Node) -> Scenario.Away? {
    guard let section = Section(node, "'away'", .away, report) else { return nil }
    let who = section.node("who").flatMap(words)
    let until = section.node("until").flatMap(words)
    let deputy = section.node("deputy").flatMap(words)
    section.finish()
    return who.map { Scenario.Away(who: $0, until: until, deputy: deputy) }
  }

  /// A text with its place.
  func words(_ node: Node) -> Placed<String>? {
    report.text(node).map { Placed($0, at: FilePlace(node.mark)) }
  }
}

extension Person {
  /// Somebody of a cast, who holds the roles for ever.
  package init(_ member: Cast.Member) {
    let always = Instant(secondsSinceEpoch: 0)
    self.init(
      id: member.id, name: member.name, grants: member.roles.map { RoleGrant(role: $0, since: always) },
      covers: member.covers, limit: member.limit)
  }
}
