import CEL
package import WorkingTime

// A deputy gains nothing by an absence. Whoever makes the assignee's moves has to be somebody whom the definition would
// let have the request: by one of the moves that give it to somebody, or by one with which somebody takes it. Whoever
// acknowledges what a role was told has to hold that role.

extension Kernel {
  /// For whom the actor stands in with a move: the assignee, if that is the only way in which the actor may make it.
  func principal(of move: MoveRule, _ actor: Actor, on snapshot: Snapshot, at instant: Instant) -> String? {
    guard case .person(let id) = actor, move.by.contains(.assignee), let assignee = snapshot.assignee, assignee != id,
      world.standIns.answer(for: assignee, at: instant) == .person(id),
      permission(move.by, actor, on: snapshot, at: instant) != nil, couldHold(snapshot, id, at: instant)
    else { return nil }
    return assignee
  }

  /// Whether the definition lets a person have the request, however much they have and whether they are there.
  ///
  /// What a move demands of who the assignee is are its rules that read the assignee's roles, prisons, id or name. One
  /// with which somebody takes a request demands the role that makes it as well.
  package func couldHold(_ snapshot: Snapshot, _ id: String, at instant: Instant) -> Bool {
    guard world.people[id] != nil else { return false }
    var held = snapshot
    held.assignee = id
    let reader = reader(held, actor: .person(id), now: instant)
    return definition.moves.contains { move in
      guard !move.isMachines else { return false }
      if !move.asks.contains(Definition.assigneeWord) {
        let takes = move.sets.contains { $0.field == Definition.assigneeWord && $0.value == .actor }
        let roles = move.by.filter { if case .role = $0 { true } else { false } }
        guard takes, isOne(of: roles, .person(id), on: snapshot, at: instant) else { return false }
      }
      return move.rules.compactMap { definition.rules[$0]?.test }.filter(Self.isAboutWho).allSatisfy {
        reader.evaluate($0) == .success(.bool(true))
      }
    }
  }

  /// Who is there in the place of somebody who is away, and may do there what a party does; nil if nobody.
  func standIn(for id: String, as party: Party, on snapshot: Snapshot, at instant: Instant) -> String? {
    guard let deputy = world.standIns.answer(for: id, at: instant).id,
      isFit(deputy, as: party, on: snapshot, at: instant)
    else { return nil }
    return deputy
  }

  /// Whether a person may do in somebody's place what a party does.
  func isFit(_ deputy: String, as party: Party, on snapshot: Snapshot, at instant: Instant) -> Bool {
    guard let person = world.people[deputy] else { return false }
    switch party {
    case .role(let role): return person.holds(role, at: instant)
    case .assignee: return couldHold(snapshot, deputy, at: instant)
    // Nobody raises for somebody else, but whoever could have raised it hears of it.
    case .raiser: return definition.raise.by.contains { $0 == .raiser || isHeld($0, by: person, at: instant) }
    case .machine, .nobody, .whoeverItWaitsFor: return false
    }
  }

  private func isHeld(_ party: Party, by person: Person, at instant: Instant) -> Bool {
    if case .role(let role) = party { person.holds(role, at: instant) } else { false }
  }

  /// Whether a rule says something of who the assignee is, not only of how much they have or whether they are there.
  private static func isAboutWho(_ test: Expression) -> Bool {
    let passing: Set = ["open_requests", "limit", "absent", "deputy"]
    return test.program.paths.contains { path in
      path.first == Definition.assigneeWord && !(path.count > 1 && passing.contains(path[1]))
    }
  }
}
