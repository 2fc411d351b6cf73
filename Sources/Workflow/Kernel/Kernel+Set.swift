import CEL
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
    follow(&change, on: snapshot)
    var after = change.applied(to: snapshot, by: attempt.actor, at: attempt.now)
    blockers += decided(attempt, on: snapshot, into: &change, after: &after, occasion: .set)
    if blockers.isEmpty, !touched.isEmpty, changesNothing(change, after, on: snapshot) {
      blockers.append(Blocker(.nothingChanges(fields: touched.sorted())))
    }
    let written = touched.union((change.payload.fields ?? [:]).keys)
    let again = rulesOfMoves(thatReliedOn: touched, orRead: written, in: snapshot)
    blockers += rulesTriedAgain(
      again, touching: written, attempt, before: snapshot, after: after, missing: blockers)
    guard blockers.isEmpty else { return .refused(blockers) }
    change.payload.registers = registersRead(by: again, of: after)
    return .allowed([try event(change, by: attempt.actor, on: snapshot, at: attempt.now)])
  }

  /// Who may `set` fields where the request is: the stage's, and in a raise-stage state that is not its raiser's
  /// alone the role that it waits for too.
  package func setters(for snapshot: Snapshot) -> [Party] {
    guard let state = definition.states[snapshot.state] else { return [] }
    var setters = definition.setters[state.stage] ?? []
    if state.stage == .raise, !definition.isPrivate(state.name), case .role(let role)? = state.waitsFor {
      setters.append(.role(role))
    }
    return setters
  }

  /// Whether a change leaves every field, and what stands by somebody's decision, as they are.
  private func changesNothing(_ change: Change, _ after: Snapshot, on snapshot: Snapshot) -> Bool {
    change.payload.lifted == nil && after.fields == snapshot.fields
      && (change.payload.overrides ?? [:]).allSatisfy { snapshot.overrides[$0.key] == $0.value }
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

  /// The rules of moves that relied on some fields, or that read one of others, each once.
  ///
  /// A rule that reads a field is tried for as long as the move bears on where the request is: not once it can be made
  /// again, nor back in a stage before it. How much somebody has to do, whether they are away and who acts is judged when
  /// a move is made, not when a field changes.
  func rulesOfMoves(
    thatReliedOn fields: Set<String>, orRead written: Set<String>, in snapshot: Snapshot
  ) -> [String] {
    guard !fields.isEmpty || !written.isEmpty else { return [] }
    var seen: Set<String> = []
    return movesMade(on: snapshot).flatMap { move -> [String] in
      if !fields.isDisjoint(with: move.asks) || !fields.isDisjoint(with: move.needs) { return move.rules }
      // Where the definition says what follows from the change, it is not refused.
      let unbound = written.subtracting(move.restingFields)
      return bears(move, on: snapshot) ? move.rules.filter { reads($0, unbound) } : []
    }.filter { seen.insert($0).inserted }
  }

  /// Whether the rule is about one of these fields.
  private func reads(_ rule: String, _ fields: Set<String>) -> Bool {
    guard let paths = definition.rules[rule]?.test.program.paths else { return false }
    let isOfTheMoment = paths.contains { path in
      ["actor", "by"].contains(path.first)
        || path.first == Definition.assigneeWord && path.count > 1 && RuleReader.ofTheMoment.contains(path[1])
    }
    return !isOfTheMoment && paths.contains { $0.count > 1 && $0[0] == "request" && fields.contains($0[1]) }
  }

  private func bears(_ move: MoveRule, on snapshot: Snapshot) -> Bool {
    guard let here = definition.states[snapshot.state]?.stage, let now = Stage.allCases.firstIndex(of: here) else {
      return false
    }
    guard case .state(let name) = move.to else { return true }
    let isAhead = definition.states[name].flatMap { Stage.allCases.firstIndex(of: $0.stage) }.map { $0 > now } ?? false
    return !isAhead && !definition.selects(move.from, snapshot.state)
  }
}
