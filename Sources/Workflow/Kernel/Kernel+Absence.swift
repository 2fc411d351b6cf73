import CEL
package import WorkingTime

// Work of somebody who is away is taken out of their hands by moves of the definition with `when: assignee-absent`, in its
// order: the first whose conditions hold is made. They are due from the instant at which the person was away and had
// the request, whichever came last; and once for each absence, since the event says for which absences it was made.

extension Kernel {
  /// A move that takes a request out of the hands of somebody who is away.
  struct Cover {
    let move: MoveRule
    /// When it fell due.
    let at: Instant
    /// Who stands in.
    let deputy: String?
    /// The absences that it answers.
    let absences: [Int64]
  }

  /// The move that takes the request out of its assignee's hands, if one is due by then.
  func nextCover(of snapshot: Snapshot, until now: Instant) -> Cover? {
    guard !rulebook.coverMoves.isEmpty, let assignee = snapshot.assignee, let person = world.people[assignee] else {
      return nil
    }
    let instants = person.absences.filter { !snapshot.absences.contains($0.id) }
      .map { (absence: $0, at: max($0.since, snapshot.lastAt)) }
      .filter { $0.at <= now && $0.absence.isInForce(at: $0.at) }.map(\.at)
    for at in Set(instants).sorted() {
      let absences = person.absences(at: at).map(\.id).sorted()
      let deputy = world.standIns.answer(for: assignee, at: at).id
      if let move = rulebook.coverMoves.first(where: { fits($0, snapshot, deputy: deputy, at: at) }) {
        return Cover(move: move, at: at, deputy: deputy, absences: absences)
      }
    }
    return nil
  }

  /// Whether the request's assignee was away at some time since its last event, and is not known to be answered for.
  package func mayBeCovered(_ snapshot: Snapshot) -> Bool {
    guard let person = snapshot.assignee.flatMap({ world.people[$0] }) else { return false }
    return person.absences.contains { absence in
      !snapshot.absences.contains(absence.id) && absence.isInForce(at: max(absence.since, snapshot.lastAt))
    }
  }

  /// Whether anything of the request could be taken out of its assignee's hands, whatever they have it for.
  package func isCovered(state: String, fields: [String: FieldValue]) -> Bool {
    rulebook.coverMoves.contains { move in
      definition.selects(move.from, state)
        && move.condition.onlyFor.allSatisfy { field, values in fields[field]?.text.map(values.contains) ?? false }
        && move.condition.notFor.allSatisfy { field, values in !(fields[field]?.text.map(values.contains) ?? false) }
    }
  }

  /// The rules are judged with the deputy in the assignee's place, as those of an offer are.
  private func fits(_ move: MoveRule, _ snapshot: Snapshot, deputy: String?, at instant: Instant) -> Bool {
    guard definition.selects(move.from, snapshot.state), holds(move.condition, on: snapshot) else { return false }
    let namesDeputy = move.sets.contains { $0.value == .deputy }
    if namesDeputy {
      guard let deputy, couldHold(snapshot, deputy, at: instant) else { return false }
    }
    var change = Change(kind: move.name, state: snapshot.state)
    apply(move, to: &change, by: .machine, deputy: deputy)
    let after = change.applied(to: snapshot, by: .machine, at: instant)
    let attempt = Attempt(actor: .machine, act: .move(move.name), now: instant)
    return rules(move.rules, attempt, before: snapshot, after: after, missing: []).isEmpty
  }
}

extension Kernel {
  /// Whether anybody who is there, and can be reached, may make a working move on the request, as far as parts, roles and
  /// separation go.
  ///
  /// - Parameters:
  ///   - byRoleAlone: Whether only moves count that need a role and no separation: those that the events of the request
  ///     have no say in.
  ///   - isReached: Whether somebody has a way by which they are told.
  package func isMovable(
    _ snapshot: Snapshot, at instant: Instant, byRoleAlone: Bool, isReached: (String) -> Bool = { _ in true }
  ) -> Bool {
    definition.moves.contains { move in
      guard definition.isWorking(move, from: snapshot.state), holds(move.condition, on: snapshot) else { return false }
      if byRoleAlone && !move.separateFrom.isEmpty { return false }
      var working = move
      working.by = definition.workers(of: move, from: snapshot.state)
      let roles = working.by.filter { if case .role = $0 { true } else { false } }
      return world.people.values.contains { person in
        guard !person.isAbsent(at: instant), isReached(person.id) else { return false }
        return byRoleAlone
          ? isOne(of: roles, .person(person.id), on: snapshot, at: instant)
          : mayMake(working, person.id, on: snapshot, at: instant)
      }
    }
  }

  /// The fields that conditions of moves read, and what scope is asked for by; by name.
  package var conditionFields: [String] {
    let conditions = definition.moves.map(\.condition) + [definition.beyondScope]
    return Set(conditions.flatMap { Array($0.onlyFor.keys) + Array($0.notFor.keys) }).sorted()
  }
}
