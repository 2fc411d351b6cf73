extension DefinitionCheck {
  /// Whoever is waited for, told, or named as one who may move a request on, can see it there.
  ///
  /// An error where the definition says that a state is private, a warning where it is without being said: that is how
  /// definitions of before are read.
  var privacy: [Finding] {
    definition.states.flatMap { state -> [Finding] in
      if let party = state.privateTo, party != .raiser {
        return [
          Finding(
            .state, at: ["states", state.name, "private-to"], "a state can be private to the raiser and to nobody else",
            hint: "write private-to: raiser, or leave it away")
        ]
      }
      guard definition.isPrivate(state.name) else { return [] }
      return waited(in: state) + moved(outOf: state) + told(in: state)
    }
  }

  private func waited(in state: StateRule) -> [Finding] {
    guard let party = state.waitsFor, isOther(party) else { return [] }
    return [finding(state, at: ["states", state.name, "waits-for"], "waits for \(party.word)")]
  }

  /// What can be done from anywhere is not meant for what cannot be seen.
  private func moved(outOf state: StateRule) -> [Finding] {
    definition.moves.flatMap { move -> [Finding] in
      guard case .named(let states) = move.from, states.contains(state.name) else { return [] }
      return move.by.enumerated().filter { isOther($0.element) }.map { place, party in
        finding(state, at: ["moves", move.name, "by", String(place)], "is moved on by \(party.word)")
      }
    }
  }

  private func told(in state: StateRule) -> [Finding] {
    let moves = definition.moves.filter { leads($0, to: state) }.flatMap { move in
      move.tells.enumerated().filter { isOther($0.element) }.map { place, party in
        finding(state, at: ["moves", move.name, "tells", String(place)], "tells \(party.word)")
      }
    }
    let clocks = definition.clocks.filter { definition.selects($0.runsIn, state.name) }.flatMap { clock -> [Finding] in
      guard case .named = clock.runsIn, let ladder = definition.ladders[clock.ladder] else { return [] }
      let parties = ladder.rungs.compactMap { rung -> Party? in
        switch rung.action {
        case .remind(let party), .tell(let party): party
        case .move: nil
        }
      }
      guard let other = parties.first(where: isOther) else { return [] }
      return [finding(state, at: ["clocks", clock.name], isAboutName: true, "has \(other.word) told by its clock")]
    }
    return moves + clocks
  }

  private func leads(_ move: MoveRule, to state: StateRule) -> Bool {
    switch move.to {
    case .state(let name): name == state.name
    case .same:
      if case .named(let states) = move.from { states.contains(state.name) } else { false }
    case .whereItWas: false
    }
  }

  /// Whether somebody else than the raiser is meant.
  private func isOther(_ party: Party) -> Bool {
    switch party {
    case .raiser, .machine, .nobody, .whoeverItWaitsFor: false
    case .role, .assignee: true
    }
  }

  private func finding(_ state: StateRule, at path: [String], isAboutName: Bool = false, _ what: String) -> Finding {
    let isSaid = state.privateTo != nil
    return Finding(
      isSaid ? .error : .warning, .state, at: path, isAboutName: isAboutName,
      "'\(state.name)' is private to the raiser and \(what), who cannot see it",
      hint: isSaid
        ? "take private-to away from the state, or name the raiser here"
        : "where requests begin is private unless it waits for somebody else")
  }
}
