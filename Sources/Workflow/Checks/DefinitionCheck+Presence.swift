internal import CEL

extension DefinitionCheck {
  /// Reads of what may be absent when a test is looked at, and that no `has()` guards.
  ///
  /// `at`, `no-later-than` and `at-least` may read what is absent: then there is no instant, no bound, no floor.
  var presence: [Finding] {
    let presence = FieldPresence(definition, graph)
    var findings: [Finding] = []
    let certain = Dictionary(
      definition.moves.filter { !$0.rules.isEmpty }.map { ($0.name, presence.fields(at: $0)) },
      uniquingKeysWith: { first, _ in first })
    for rule in definition.rules {
      let reads = Reads(rule.test, environment)
      for move in definition.moves where move.rules.contains(rule.name) {
        let absent = reads.absent(
          certain: certain[move.name] ?? [], at: ["rules", rule.name, "test"], "when '\(move.name)' is made")
        findings += absent
        if !absent.isEmpty { break }
      }
    }
    for clock in definition.clocks {
      guard let test = clock.whileTest else { continue }
      let states = definition.states(of: clock.runsIn) + clock.waitsIn
      let reads = Reads(test, environment)
      for state in states where definition.states.contains(name: state) {
        let absent = reads.absent(
          certain: presence.fields(in: state), at: ["clocks", clock.name, "while"], "in the state '\(state)'")
        findings += absent
        if !absent.isEmpty { break }
      }
    }
    return findings
  }
}

/// What an expression reads that may be absent.
private struct Reads {
  let reads: [CheckResult.OptionalRead]
  let readsAssignee: Bool

  init(_ expression: Expression, _ environment: RuleEnvironment) {
    reads = expression.program.check(in: environment.environment).optionalReads
    readsAssignee = expression.program.paths.contains { $0.first == Definition.assigneeWord }
  }

  /// Those that are not certain to be there.
  func absent(certain: Set<String>, at path: [String], _ circumstance: String) -> [Finding] {
    var findings = reads.filter { read in
      !(read.path.count == 2 && read.path[0] == "request" && certain.contains(read.path[1]))
    }.map { read in
      Finding(
        .mayBeAbsent, at: path, "'\(read.text)' may be absent \(circumstance)",
        hint: "guard it with has(), or let every way there ask for it",
        offset: Finding.Offset(line: read.position.line, column: read.position.column))
    }
    if readsAssignee && !certain.contains(Definition.assigneeWord) {
      findings.append(
        Finding(
          .mayBeAbsent, at: path, "there may be no assignee \(circumstance)",
          hint: "let the move ask for one, or read nothing of the assignee"))
    }
    return findings
  }
}
