import CEL

extension DefinitionCheck {
  /// The most tests that read nothing which are tried: each may take as long as a rule is let.
  private static let mostConstants = 10

  /// Moves that can never be allowed, whatever a request holds and whoever there is.
  var impossible: [Finding] {
    let reached = graph.reachable(from: definition.raise.into)
    let used = Set(definition.moves.flatMap(\.rules))
    let constant = definition.rules.filter { used.contains($0.name) && $0.test.program.paths.isEmpty }
    let neverTrue = Set(constant.prefix(DefinitionCheck.mostConstants).filter(isNeverTrue).map(\.name))
    return definition.moves.flatMap { move -> [Finding] in
      let path = ["moves", move.name]
      var findings: [Finding] = []
      let from = definition.states(of: move.from)
      if !from.isEmpty, !from.contains(where: reached.contains) {
        findings.append(
          Finding(
            .move, at: path + ["from"], isAboutName: true, "no request ever gets to where '\(move.name)' leaves from"))
      }
      for (field, values) in move.condition.onlyFor.sorted(by: { $0.key < $1.key }) {
        let barred = Set(move.condition.notFor[field] ?? [])
        if !values.isEmpty, values.allSatisfy(barred.contains) {
          findings.append(
            Finding(
              .move, at: path + ["only-for", field], isAboutName: true,
              "'\(move.name)' is only for \(field) \(values.joined(separator: ", ")) and not for it: nothing is left"))
        }
      }
      for (index, field) in move.needs.enumerated() where move.clears.contains(field) {
        findings.append(
          Finding(.move, at: path + ["needs", String(index)], "'\(field)' is needed and cleared by one move"))
      }
      for (index, name) in move.rules.enumerated() where neverTrue.contains(name) {
        findings.append(
          Finding(
            .move, at: path + ["rules", String(index)], "the rule '\(name)' is never true: nobody can make this move"))
      }
      return findings
    }
  }

  /// A test that reads nothing is the same for every request.
  private func isNeverTrue(_ rule: Rule) -> Bool {
    rule.test.program.evaluate(Bindings { _ in nil }) == .success(.bool(false))
  }
}
