// A second person decides about what lies before them. What that was a definition says, and what follows when it changes.

extension DefinitionCheck {
  /// The names under `rests-on` and `decisions`, and whether they go with the rest of their move.
  var decided: [Finding] {
    definition.moves.flatMap { move -> [Finding] in
      let path = ["moves", move.name]
      var findings: [Finding] = []
      var seen: Set<String> = []
      for consequence in Consequence.allCases {
        let fields = move.restsOn[consequence] ?? []
        let place = path + ["rests-on", consequence.rawValue]
        findings += names(fields, "field", among: definition.fields.names, at: place)
        for (index, field) in fields.enumerated() where !seen.insert(field).inserted {
          findings.append(
            Finding(.restsOn, at: place + [String(index)], "two things follow from a change of '\(field)'"))
        }
      }
      return findings + names(move.decisions, "move", among: definition.moves.names, at: path + ["decisions"])
        + occasion(of: move, at: path)
    }
  }

  private func occasion(of move: MoveRule, at path: [String]) -> [Finding] {
    func finding(_ keys: [String], _ message: String) -> [Finding] {
      [Finding(.restsOn, at: path + keys, isAboutName: true, message)]
    }
    guard let occasion = move.occasion, let consequence = occasion.consequence else {
      if move.decisions.isEmpty { return [] }
      if move.isMachines {
        return finding(["decisions"], "the machine decides nothing: 'decisions' goes with when: decision-voided")
      }
      return unbound(move, .affirms, at: path)
    }
    if !move.isMachines { return finding(["when"], "only the machine moves because a decision does not stand") }
    if move.at != nil { return finding(["when"], "'when' and 'at' are two occasions") }
    if move.decisions.isEmpty {
      return finding([], "'\(move.name)' does not say of which decisions: give it decisions:")
    }
    return unbound(move, consequence, at: path)
  }

  /// Decisions that this move answers for and that never need it.
  private func unbound(_ move: MoveRule, _ consequence: Consequence, at path: [String]) -> [Finding] {
    move.decisions.enumerated().compactMap { index, name in
      guard let decision = definition.moves[name], decision.restsOn[consequence]?.isEmpty ?? true else { return nil }
      return Finding(
        .restsOn, at: path + ["decisions", String(index)],
        "'\(name)' rests on nothing of which a change \(consequence.rawValue) it")
    }
  }

  /// Decisions of a second person that nothing binds.
  var binding: [Finding] {
    definition.moves.flatMap { move -> [Finding] in
      guard !move.isMachines else { return [] }
      return unsaid(move) + unanswered(move)
    }
  }

  private func unsaid(_ move: MoveRule) -> [Finding] {
    guard !move.separateFrom.isEmpty else { return [] }
    let path = ["moves", move.name]
    if let field = move.asks.first(where: isAuthority) {
      let bound = (move.restsOn[.voids] ?? []) + (move.restsOn[.affirms] ?? [])
      let missing = DefinitionCheck.bindingFields.filter { definition.fields.contains(name: $0) && !bound.contains($0) }
      if missing.isEmpty { return [] }
      return [
        Finding(
          .restsOn, at: path, isAboutName: true,
          "'\(move.name)' gives \(field) for one thing, and would cover another: it has to rest on "
            + missing.joined(separator: ", "),
          hint: "rests-on: { voids: [\(missing.joined(separator: ", "))] }")
      ]
    }
    guard move.restsOn.isEmpty, move.decisions.isEmpty else { return [] }
    return [
      Finding(
        .warning, .restsOn, at: path, isAboutName: true,
        "'\(move.name)' takes a second person, and does not say what it rests on",
        hint: "rests-on: { voids: […], affirms: […], noted: […] }")
    ]
  }

  /// What an authority is for: the kind of work, whom it is about, and where.
  private static let bindingFields = [
    Definition.kindField, Definition.subjectsField, Definition.establishmentField,
  ]

  /// Whether a field is a permission that ends: a record with an `expires`.
  private func isAuthority(_ field: String) -> Bool {
    guard case .record(let name)? = definition.fields[field]?.shape else { return false }
    return definition.records[name]?.members.contains { $0.name == "expires" && $0.shape == .instant } ?? false
  }

  /// Consequences for which the definition has no move.
  private func unanswered(_ move: MoveRule) -> [Finding] {
    [Consequence.voids, .affirms].compactMap { consequence in
      guard !(move.restsOn[consequence] ?? []).isEmpty else { return nil }
      let answers = definition.moves.filter {
        $0.occasion?.consequence == consequence && $0.decisions.contains(move.name)
      }
      let place = ["moves", move.name, "rests-on", consequence.rawValue]
      let occasion = consequence == .voids ? MoveRule.Occasion.decisionVoided : .decisionUnaffirmed
      if answers.isEmpty {
        return Finding(
          .restsOn, at: place, isAboutName: true, "nothing follows when '\(move.name)' does not stand as it was",
          hint: "add a move of the machine with when: \(occasion.rawValue) and decisions: \(move.name)")
      }
      guard case .state(let target) = move.to, definition.states[target]?.isFinal == false,
        !answers.contains(where: { definition.selects($0.from, target) })
      else { return nil }
      return Finding(
        .restsOn, at: place, isAboutName: true,
        "'\(move.name)' leads to '\(target)', from where \(answers.map { "'\($0.name)'" }.joined(separator: ", "))"
          + " does not leave")
    }
  }
}
