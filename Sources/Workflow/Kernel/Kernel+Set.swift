import WorkingTime

extension Kernel {
  /// Decides a `set`: who may, which fields, and whether what moves already relied on still holds.
  func decideSet(_ attempt: Attempt, on snapshot: Snapshot) throws(KernelFault) -> Ruling {
    var change = Change(kind: Event.Kind.set, state: snapshot.state)
    let touched = Set(attempt.input.values.keys).union(attempt.input.cleared)
    var blockers: [Blocker] = touched.isEmpty && attempt.input.assignee == nil ? [Blocker(.nothingToSet)] : []
    if let blocker = settingPermission(attempt.actor, on: snapshot, at: attempt.now) { blockers.append(blocker) }
    blockers += notSettable(touched.sorted(), assignee: attempt.input.assignee, on: snapshot)
    blockers += cleared(attempt.input.cleared, on: snapshot)
    write(attempt.input, into: &change)
    var after = change.applied(to: snapshot, by: attempt.actor, at: attempt.now)
    blockers += decided(attempt, on: snapshot, into: &change, after: &after, occasion: .set)
    let again = rulesOfMoves(thatReliedOn: touched, in: snapshot)
    blockers += rulesTriedAgain(
      again, touching: touched, attempt, before: snapshot, after: after, missing: blockers)
    guard blockers.isEmpty else { return .refused(blockers) }
    change.payload.registers = registersRead(by: again, of: after)
    return .allowed([try event(change, by: attempt.actor, on: snapshot, at: attempt.now)])
  }

  /// Who may `set` fields where the request is: the stage's, and in a raise-stage state other than the first
  /// the role that it waits for too.
  package func setters(for snapshot: Snapshot) -> [Party] {
    guard let state = definition.states[snapshot.state] else { return [] }
    var setters = definition.setters[state.stage] ?? []
    if state.stage == .raise, state.name != definition.raise.into, case .role(let role)? = state.waitsFor {
      setters.append(.role(role))
    }
    return setters
  }

  private func settingPermission(_ actor: Actor, on snapshot: Snapshot, at instant: Instant) -> Blocker? {
    let setters = setters(for: snapshot)
    guard setters != [.nobody], !setters.isEmpty else {
      return Blocker(.nobodySets(stage: definition.states[snapshot.state]?.stage.rawValue ?? ""))
    }
    return permission(setters, actor, on: snapshot, at: instant)
  }

  /// Why this person may not write the field here; nil if they may.
  func settingRefused(_ field: String, _ actor: Actor, on snapshot: Snapshot, at instant: Instant)
    -> Blocker.NotWritable?
  {
    if let refusal = notSettable(field, on: snapshot) { return refusal }
    return settingPermission(actor, on: snapshot, at: instant) == nil ? nil : .notTaken(move: Event.Kind.set)
  }

  func notSettable(_ field: String, on snapshot: Snapshot) -> Blocker.NotWritable? {
    if definition.fields[field]?.isWrittenByMoves ?? true { return .onlyMoves(moves(thatTake: field)) }
    let stages: [Stage] = [.raise, .assess]
    if field == Definition.kindField, let stage = definition.states[snapshot.state]?.stage, !stages.contains(stage) {
      return .settled(stages: stages.map(\.rawValue))
    }
    return nil
  }

  /// The moves that ask for a field, or need it.
  func moves(thatTake field: String) -> [String] {
    definition.moves.filter { $0.asks.contains(field) || $0.needs.contains(field) }.map(\.name)
  }

  private func notSettable(_ fields: [String], assignee: String?, on snapshot: Snapshot) -> [Blocker] {
    var blockers = fields.compactMap { field in
      notSettable(field, on: snapshot).map { Blocker(.notWritable(field: field, why: $0)) }
    }
    if assignee != nil {
      let word = Definition.assigneeWord
      blockers.append(Blocker(.notWritable(field: word, why: .onlyMoves(moves(thatTake: word)))))
    }
    return blockers
  }

  /// Over the whole life: a reopened request still rests on what its first submission needed.
  private func movesMade(on snapshot: Snapshot) -> [MoveRule] {
    definition.moves.filter { snapshot.makers[$0.name] != nil }
  }

  /// What may not be cleared, because a move relied on it.
  func cleared(_ fields: Set<String>, on snapshot: Snapshot) -> [Blocker] {
    fields.sorted().compactMap { field in
      guard !definition.decided.contains(name: field) else { return nil }
      let move = movesMade(on: snapshot).first { $0.asks.contains(field) || $0.needs.contains(field) }
      return move.map { Blocker(.reliedOn(field: field, move: $0.name)) }
    }
  }

  /// The rules of moves that relied on one of these fields, each once.
  func rulesOfMoves(thatReliedOn fields: Set<String>, in snapshot: Snapshot) -> [String] {
    guard !fields.isEmpty else { return [] }
    var seen: Set<String> = []
    return movesMade(on: snapshot)
      .filter { !fields.isDisjoint(with: $0.asks) || !fields.isDisjoint(with: $0.needs) }
      .flatMap(\.rules).filter { seen.insert($0).inserted }
  }
}
