// Separation of duties is only as good as the people there are, and as the ways that lead past it.

extension DefinitionCheck {
  /// Against the people there are: moves that nobody could make once others were made, and roles that nobody holds.
  var people: [Finding] {
    guard let staff else { return [] }
    return definition.moves.filter { !$0.isMachines }.flatMap { obstruction(of: $0, by: staff) } + unheld(staff)
  }

  /// Whoever may make the move made, of necessity, one of those that its maker must not have made.
  private func obstruction(of move: MoveRule, by staff: Staff) -> [Finding] {
    guard !move.separateFrom.isEmpty else { return [] }
    let may = people(of: move.by, staff)
    let path = ["moves", move.name]
    if may.isEmpty { return [] }
    let free = may.contains { person in
      move.separateFrom.allSatisfy { name in
        guard let other = definition.moves[name] else { return true }
        return !people(of: other.by, staff).isSubset(of: [person])
      }
    }
    if free { return [] }
    let names = may.sorted().joined(separator: ", ")
    return [
      Finding(
        staff.isStill ? .error : .warning, .people, at: path + ["separate-from"], isAboutName: true,
        "nobody could make '\(move.name)' after \(move.separateFrom.joined(separator: ", ")): there is only \(names)",
        hint: "give somebody else one of the roles: tasking person grant PERSON ROLE")
    ]
  }

  private func people(of parties: [Party], _ staff: Staff) -> Set<String> {
    parties.reduce(into: []) { people, party in
      switch party {
      case .role(let role): people.formUnion(staff.holders[role] ?? [])
      case .raiser: people.formUnion(self.people(of: definition.raise.by.filter { $0 != .raiser }, staff))
      // Whoever it is given to; the rules say more than can be known here.
      case .assignee: people.formUnion(staff.everybody)
      case .machine, .nobody, .whoeverItWaitsFor: break
      }
    }
  }

  private func unheld(_ staff: Staff) -> [Finding] {
    func isUnheld(_ party: Party) -> String? {
      guard case .role(let role) = party, definition.roles.contains(name: role) else { return nil }
      return staff.holders[role]?.isEmpty ?? true ? role : nil
    }
    let rungs = definition.ladders.flatMap { ladder in
      ladder.rungs.enumerated().compactMap { index, rung -> Finding? in
        let (key, party): (String, Party)
        switch rung.action {
        case .remind(let whom): (key, party) = ("remind", whom)
        case .tell(let whom): (key, party) = ("tell", whom)
        case .move: return nil
        }
        return isUnheld(party).map {
          Finding(
            .warning, .people, at: ["escalations", ladder.name, String(index), key],
            "nobody holds the role '\($0)': this step would be told to nobody")
        }
      }
    }
    let moves = definition.moves.compactMap { move -> Finding? in
      guard !move.isMachines, !move.by.isEmpty, move.by.allSatisfy({ isUnheld($0) != nil }) else { return nil }
      return Finding(
        .warning, .people, at: ["moves", move.name, "by"], isAboutName: true,
        "nobody holds any of the roles that may make '\(move.name)'")
    }
    return rungs + moves
  }
}

extension DefinitionCheck {
  /// A way from the raising to the end, through the work and its result, that one person can walk alone without a waiver.
  ///
  /// Such a person is given every role, raises the request and has it. Rules are taken to hold: a definition whose
  /// separation hangs on a rule alone is told of.
  var fourEyes: [Finding] {
    let watched = Set(definition.moves.flatMap(\.separateFrom))
    var seen: Set<Walk> = []
    var walks: [(walk: Walk, path: [String])] = [
      (Walk(state: definition.raise.into, cameFrom: "", made: [], hasWorked: false), [])
    ]
    var next = 0
    while next < walks.count, walks.count < 100_000 {
      let (walk, path) = walks[next]
      next += 1
      if definition.states[walk.state]?.isFinal ?? false {
        guard walk.hasWorked else { continue }
        let last = path.last ?? ""
        return [
          Finding(
            .fourEyes, at: ["moves", last], isAboutName: true,
            "one person can do it all: \(path.joined(separator: " → "))",
            hint: "let one of these moves be separate-from an earlier one")
        ]
      }
      for move in definition.moves where definition.selects(move.from, walk.state) && !move.erasesPayload {
        guard move.separateFrom.allSatisfy({ !walk.made.contains($0) }) else { continue }
        if let target = target(of: move, on: walk) {
          var made = walk.made
          if !move.isMachines, watched.contains(move.name) { made.insert(move.name) }
          let worked = walk.hasWorked || definition.states[target]?.stage == .close && isWork(walk.state)
          let step = Walk(
            state: target, cameFrom: target == walk.state ? walk.cameFrom : walk.state, made: made,
            hasWorked: worked && givesResult(move, walk))
          if seen.insert(step).inserted { walks.append((step, path + [move.name])) }
        }
      }
    }
    return []
  }

  /// Where somebody alone has come to, and which of the moves that others look for they made.
  private struct Walk: Hashable {
    let state: String
    /// The state that it left when it last changed state.
    let cameFrom: String
    let made: Set<String>
    /// Whether it came out of the work with a result.
    let hasWorked: Bool
  }

  private func isWork(_ state: String) -> Bool {
    definition.states[state]?.stage == .act && !definition.isHolding(state)
  }

  /// A result is reported by whoever has the work; a supervisor who stops it has none.
  private func givesResult(_ move: MoveRule, _ walk: Walk) -> Bool {
    walk.hasWorked || move.by.contains(.assignee)
  }

  private func target(of move: MoveRule, on walk: Walk) -> String? {
    switch move.to {
    case .state(let name): name
    case .same: walk.state
    case .whereItWas: walk.cameFrom.isEmpty ? nil : walk.cameFrom
    }
  }
}
