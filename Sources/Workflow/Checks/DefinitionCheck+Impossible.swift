import CEL

extension DefinitionCheck {
  /// Moves that can never be allowed, whatever a request holds and whoever there is.
  var impossible: [Finding] {
    let reached = graph.reachable(from: definition.raise.into)
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
      for (index, name) in move.rules.enumerated() {
        guard let rule = definition.rules[name], isNeverTrue(rule) else { continue }
        findings.append(
          Finding(
            .move, at: path + ["rules", String(index)], "the rule '\(name)' is never true: nobody can make this move"))
      }
      return findings
    }
  }

  /// A test that reads nothing is the same for every request.
  private func isNeverTrue(_ rule: Rule) -> Bool {
    guard rule.test.program.paths.isEmpty else { return false }
    return rule.test.program.evaluate(Bindings { _ in nil }) == .success(.bool(false))
  }
}
