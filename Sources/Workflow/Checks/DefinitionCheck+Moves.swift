extension DefinitionCheck {
  /// The names in moves.
  var moveNames: [Finding] {
    definition.moves.flatMap { move -> [Finding] in
      let path = ["moves", move.name]
      let fields = definition.fields.names
      let assignee = Definition.assigneeWord
      var findings: [Finding] = []
      if Definition.reservedWords.contains(move.name) {
        findings.append(
          Finding(
            .reservedName, at: path, isAboutName: true,
            "'\(move.name)' is a command of its own and cannot be a move"))
      }
      if case .named(let from) = move.from {
        findings += names(from, "state", among: definition.states.names, at: path + ["from"])
        if from.isEmpty { findings.append(Finding(.move, at: path + ["from"], "the move leaves from nowhere")) }
      }
      if case .state(let to) = move.to, !definition.states.contains(name: to) {
        findings += unknown(
          "state", to, among: definition.states.names + ["same", "where-it-was"], at: path + ["to"])
      }
      findings += parties(move.by, at: path + ["by"], besides: [.raiser, .assignee, .machine])
      findings += names(move.asks, "field", among: fields + [assignee, Definition.reasonWord], at: path + ["asks"])
      findings += names(move.needs, "field", among: fields + [assignee], at: path + ["needs"])
      findings += names(move.clears, "field", among: fields + [assignee], at: path + ["clears"])
      findings += names(move.rules, "rule", among: definition.rules.names, at: path + ["rules"])
      findings += names(move.separateFrom, "move", among: definition.moves.names, at: path + ["separate-from"])
      findings += condition(move.condition.onlyFor, at: path + ["only-for"])
      findings += condition(move.condition.notFor, at: path + ["not-for"])
      findings += assignments(move.sets, at: path + ["sets"])
      findings += parties(move.tells, at: path + ["tells"], besides: [.raiser, .assignee])
      if let waiver = move.waivedFor, !definition.waivers.contains(name: waiver) {
        findings += unknown("waiver", waiver, among: definition.waivers.names, at: path + ["waived-for"])
      }
      return findings
    }
  }

  /// Keys of moves that do not fit together.
  var moveKeys: [Finding] {
    definition.moves.flatMap { move -> [Finding] in
      let path = ["moves", move.name]
      var findings = ends(of: move, at: path)
      if move.by.isEmpty { findings.append(Finding(.move, at: path + ["by"], "nobody may make this move")) }
      if move.waivedFor != nil && move.separateFrom.isEmpty {
        findings.append(Finding(.move, at: path + ["waived-for"], "there is no 'separate-from' to be waived"))
      }
      for assignment in move.sets where move.clears.contains(assignment.field) {
        findings.append(
          Finding(
            .move, at: path + ["sets", assignment.field], isAboutName: true,
            "'\(assignment.field)' is set and cleared by one move"))
      }
      for (index, field) in move.asks.enumerated() where move.clears.contains(field) {
        findings.append(
          Finding(.move, at: path + ["asks", String(index)], "'\(field)' is asked for and cleared by one move"))
      }
      return findings + memory(of: move, at: path)
    }
  }

  /// `within` goes with leaving a final state, and with nothing else.
  private func ends(of move: MoveRule, at path: [String]) -> [Finding] {
    let from = definition.states(of: move.from).compactMap { definition.states[$0] }
    let finals = from.filter(\.isFinal)
    if let final = finals.first {
      if let open = from.first(where: { !$0.isFinal }) {
        return [
          Finding(
            .move, at: path + ["from"], isAboutName: true,
            "'\(final.name)' is final and '\(open.name)' is not: reopening is a move of its own")
        ]
      }
      if move.within == nil {
        return [
          Finding(
            .move, at: path, isAboutName: true, "a move out of the final state '\(final.name)' needs 'within'",
            hint: "write within: 12 months or within: 14 days")
        ]
      }
      if move.to == .same || move.to == .whereItWas {
        return [Finding(.move, at: path + ["to"], "a move out of a final state names the state that it leads to")]
      }
    } else if move.within != nil, !from.isEmpty {
      return [Finding(.move, at: path + ["within"], "only a move out of a final state has 'within'")]
    }
    return []
  }

  /// `where-it-was` makes sense only in states that a request always enters from another one.
  private func memory(of move: MoveRule, at path: [String]) -> [Finding] {
    guard move.to == .whereItWas else { return [] }
    return definition.states(of: move.from).compactMap { state in
      if state == definition.raise.into {
        return Finding(
          .move, at: path + ["to"], "a request can begin in '\(state)', where it was nowhere before")
      }
      if graph.hasWay(into: state) { return nil }
      return Finding(.move, at: path + ["to"], "no move leads into '\(state)', so there is nowhere to go back to")
    }
  }

  /// Moves of the machine: it makes them alone, and each of them at an instant or on a rung.
  var machineMoves: [Finding] {
    let onRungs = Set(
      definition.ladders.flatMap(\.rungs).compactMap { if case .move(let name) = $0.action { name } else { nil } })
    return definition.moves.flatMap { move -> [Finding] in
      let path = ["moves", move.name]
      guard move.by.contains(.machine) else {
        return move.at == nil
          ? [] : [Finding(.machineMove, at: path + ["at"], "only the machine moves at an instant")]
      }
      var findings: [Finding] = []
      if !move.isMachines {
        findings.append(
          Finding(.machineMove, at: path + ["by"], isAboutName: true, "'machine' shares a move with nobody"))
      }
      if move.at == nil && move.occasion == nil && !onRungs.contains(move.name)
        && onRungs.allSatisfy(definition.moves.contains(name:))
      {
        findings.append(
          Finding(
            .machineMove, at: path, isAboutName: true, "the machine never makes the move '\(move.name)'",
            hint: "give it at: with an instant, or when:, or let a rung move it"))
      }
      for (key, isGiven) in [("asks", !move.asks.isEmpty), ("separate-from", !move.separateFrom.isEmpty)]
      where isGiven {
        findings.append(
          Finding(
            .machineMove, at: path + [key], isAboutName: true, "the machine gives nothing and is nobody: no '\(key)'"))
      }
      return findings
    }
  }
}
