import Workflow
import WorkingTime

extension ScenarioRun {
  /// What of a step's expectations is not met.
  ///
  /// A refusal that nobody expected is one of them, and the words of it stand behind the first of the others.
  func unmet(_ step: Scenario.Step, _ turn: Turn) throws(KernelFault) -> [ScenarioFinding] {
    var findings: [ScenarioFinding] = []
    var isRefusalExpected = false
    for expectation in step.expected {
      if case .refused = expectation.kind { isRefusalExpected = true }
      guard let words = try fault(in: expectation.kind, step, turn) else { continue }
      findings.append(ScenarioFinding(at: expectation.place, words))
    }
    guard let blockers = turn.blockers, !isRefusalExpected, let act = step.act else { return findings }
    let refusal = "\(act.value) was refused: \(ScenarioRun.words(blockers))"
    guard let first = findings.first else { return [ScenarioFinding(at: act.place, refusal)] }
    findings[0] = ScenarioFinding(at: first.place, "\(first.message): \(refusal)")
    return findings
  }

  /// What an expectation meant and what is so; nil if it is met.
  private func fault(
    in kind: Scenario.Expectation.Kind, _ step: Scenario.Step, _ turn: Turn
  ) throws(KernelFault) -> String? {
    switch kind {
    case .state(let name):
      return compared("state '\(name)'", snapshot.state == name, "it is '\(snapshot.state)'")
    case .waitsFor(let word):
      let actual = kernel.definition.states[snapshot.state]?.waitsFor?.word ?? Party.nobody.word
      return compared("that it waits for \(word)", actual == word, "it waits for \(actual)")
    case .refused(let words): return refusal(words, step, turn)
    case .assignee(let person):
      let actual = snapshot.assignee ?? Party.nobody.word
      return compared("that \(person ?? Party.nobody.word) has it", snapshot.assignee == person, "\(actual) has it")
    case .fields(let given): return field(given)
    case .clock(let name, let words): return clock(name, words)
    case .due(let name, let text): return due(name, text)
    case .used(let name, let allowance): return try used(name, allowance)
    case .told(let words): return told(words, turn)
    case .fired(let names): return fired(names, turn)
    case .byItself(let moves):
      let made = turn.events.filter { $0.actor == .machine && kernel.definition.moves.contains(name: $0.kind) }
        .map(\.kind)
      return compared(
        "by itself \(ScenarioRun.list(moves))", made == moves, "by itself happened \(ScenarioRun.list(made))")
    case .erased(let flag):
      let words = ["its contents are there", "its contents are erased"]
      return compared("that \(words[flag ? 1 : 0])", snapshot.isErased == flag, words[snapshot.isErased ? 1 : 0])
    }
  }

  private func compared(_ expected: String, _ isSo: Bool, _ actual: String) -> String? {
    isSo ? nil : "expected \(expected), \(actual)"
  }

  /// Each word means some blockers, and each blocker is meant by a word.
  private func refusal(_ words: [String], _ step: Scenario.Step, _ turn: Turn) -> String? {
    let expected = "expected \(step.act?.value ?? "it") to be refused (\(ScenarioRun.list(words)))"
    guard let blockers = turn.blockers else { return "\(expected), it was done" }
    let isWhole =
      words.allSatisfy { word in blockers.contains { $0.scenarioWords.contains(word) } }
      && blockers.allSatisfy { blocker in words.contains { blocker.scenarioWords.contains($0) } }
    return isWhole ? nil : "\(expected), it was refused: \(ScenarioRun.words(blockers))"
  }

  /// What stands in the way, each with the word that a scenario has for it.
  static func words(_ blockers: [Blocker]) -> String {
    blockers.map { "\($0.sentence) (\($0.scenarioWords[0]))" }.joined(separator: "; ")
  }

  static func list(_ words: [String]) -> String { words.isEmpty ? "nothing" : words.joined(separator: ", ") }

  /// A value is as expected if giving it would change nothing.
  private func field(_ given: Scenario.Given) -> String? {
    let name = given.entries.first.map { String($0.value.key.prefix { $0 != "." }) } ?? ""
    let key = given.entries.count == 1 ? given.entries[0].value.key : name
    let actual = snapshot.fields[name]
    let shown = ScenarioRun.shown(actual)
    if given.entries.first?.value.value == nil {
      return actual == nil ? nil : "expected no \(name), it is \(shown)"
    }
    switch input(given, onto: snapshot.fields) {
    case .failure(let unread): return "\(unread.finding.message); \(name) is \(shown)"
    case .success(let input):
      guard input.values[name] != actual else { return nil }
      let wanted =
        given.entries.count == 1 ? given.entries[0].value.value ?? "" : ScenarioRun.shown(input.values[name])
      return "expected \(key) '\(wanted)', \(name) is \(shown)"
    }
  }

  private static func shown(_ value: FieldValue?) -> String {
    switch value {
    case nil: "not given"
    case .text(let text): "'\(text.count > 60 ? text.prefix(59) + "…" : text)'"
    case .flag(let flag): flag ? "true" : "false"
    case .number(let number): String(number)
    case .list(let list): "[\(list.map { shown($0) }.joined(separator: ", "))]"
    case .record(let record):
      "{\(record.sorted { $0.key < $1.key }.map { "\($0.key): \(shown($0.value))" }.joined(separator: ", "))}"
    }
  }

  private func told(_ words: [String], _ turn: Turn) -> String? {
    let notices = turn.events.flatMap { $0.payload?.notices ?? [] }
    let isWhole =
      words.allSatisfy { word in notices.contains { $0.recipient == word || $0.capacity == word } }
      && notices.allSatisfy { notice in
        words.contains { $0 == notice.capacity || $0 == notice.recipient }
      }
    guard !isWhole else { return nil }
    var seen: Set<String> = []
    let actual = notices.map { notice in
      "\(notice.recipient ?? Party.nobody.word) as \(notice.capacity) of \(notice.about)"
        + (notice.percent.map { " \($0)%" } ?? "")
    }.filter { seen.insert($0).inserted }
    return "expected that \(ScenarioRun.tellees(words)) told, but \(ScenarioRun.tellees(actual)) told"
  }

  private static func tellees(_ words: [String]) -> String {
    words.isEmpty ? "nobody was" : words.joined(separator: ", ") + (words.count == 1 ? " was" : " were")
  }

  /// All the rungs of the clocks that are named; without a name, all.
  private func fired(_ names: [Scenario.Expectation.RungName], _ turn: Turn) -> String? {
    let clocks = Set(names.map(\.clock))
    var actual: [Scenario.Expectation.RungName] = []
    for firing in turn.events.flatMap({ $0.payload?.firings ?? [] })
    where clocks.isEmpty || clocks.contains(firing.clock) {
      let name = Scenario.Expectation.RungName(clock: firing.clock, percent: firing.percent)
      if !actual.contains(name) { actual.append(name) }
    }
    return compared(
      "that \(ScenarioRun.list(names.map(\.description))) fell due", Set(actual) == Set(names),
      "what fell due is \(ScenarioRun.list(actual.map(\.description)))")
  }
}

extension Blocker {
  /// The words by which a scenario can mean it, the most exact first: a rule by its name, what is missing by its name.
  var scenarioWords: [String] {
    switch fault {
    case .rule(let name, _): [name, code]
    case .asks(let name, _): ["\(code) \(name)", code]
    case .needs(let field, _), .onlyFor(let field, _, _), .notFor(let field, _), .overrideBy(let field, _, _),
      .implied(let field, _, _, _, _), .floor(let field, _), .notWritable(let field, _), .reliedOn(let field, _):
      ["\(code) \(field)", code]
    case .ruleFault(let name, _): ["\(code) \(name)", code]
    default: [code]
    }
  }
}
