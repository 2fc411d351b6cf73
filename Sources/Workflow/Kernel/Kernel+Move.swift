import CEL
import WorkingTime

extension Kernel {
  /// Decides a move: every test is made, whatever the others say.
  func decide(_ move: MoveRule, _ attempt: Attempt, on snapshot: Snapshot) throws(KernelFault) -> Ruling {
    var change = Change(kind: move.name, state: snapshot.state)
    var blockers = whereAndWho(move, attempt, on: snapshot)
    blockers += conditions(move.condition, on: snapshot)
    blockers += window(move, attempt, on: snapshot)
    blockers += heldFromErasing(move, snapshot)
    blockers += try lateEntry(attempt, on: snapshot, since: (snapshot.state, snapshot.enteredByClaim))
    blockers += move.asks.filter { !attempt.input.gives($0) }.map {
      Blocker(.asks(name: $0, label: definition.fields[$0]?.label))
    }
    blockers += notTaken(move, attempt, on: snapshot)
    let beside = besides(move, attempt.input)
    blockers += cleared(attempt.input.cleared.intersection(beside), on: snapshot)
    change.payload.actingFor = principal(of: move, attempt.actor, on: snapshot, at: attempt.now)
    blockers += separation(move, attempt, on: snapshot, into: &change)
    write(attempt.input, into: &change)
    apply(move, to: &change, by: attempt.actor)
    follow(&change, on: snapshot)
    var after = change.applied(to: snapshot, by: attempt.actor, at: attempt.now)
    blockers += decided(attempt, on: snapshot, into: &change, after: &after, occasion: .move(move))
    let missing = needs(move, after: after)
    blockers += missing
    let again = rulesOfMoves(thatReliedOn: beside, orRead: beside, in: snapshot).filter { !move.rules.contains($0) }
    let known = blockers
    // Those of a move that something else occasions are judged when that happens, and by the machine alone.
    if move.occasion == nil {
      blockers += rules(move.rules, attempt, before: snapshot, after: after, missing: known)
    }
    blockers += rulesTriedAgain(again, touching: beside, attempt, before: snapshot, after: after, missing: known)
    blockers += destination(move, from: snapshot, after: after, into: &change)
    guard blockers.isEmpty else { return .refused(blockers) }
    change.payload.registers = registersRead(by: move.rules + again, of: after)
    return .allowed([
      try event(change, by: attempt.actor, on: snapshot, at: attempt.now, occurred: attempt.occurred)
    ])
  }

  /// Where the move leads from the state that the request is in.
  func target(of move: MoveRule, from snapshot: Snapshot) -> String? {
    switch move.to {
    case .state(let name): name
    case .same: snapshot.state
    case .whereItWas: snapshot.cameFrom
    }
  }

  /// What the move itself writes, clears and opens.
  ///
  /// - Parameter deputy: Who stands in for the assignee, where that is whom the move gives the request to.
  func apply(_ move: MoveRule, to change: inout Change, by actor: Actor, deputy: String? = nil) {
    for assignment in move.sets { write(assignment, into: &change, by: actor, deputy: deputy) }
    for name in move.clears {
      if name == Definition.assigneeWord { change.payload.assignee = "" } else { change.write(name, nil) }
    }
    change.erases = move.erasesPayload
    change.tells = move.tells
  }

  private func write(
    _ assignment: MoveRule.Assignment, into change: inout Change, by actor: Actor, deputy: String? = nil
  ) {
    switch assignment.value {
    case .actor where assignment.field == Definition.assigneeWord: change.payload.assignee = actor.id
    case .actor: change.write(assignment.field, .text(actor.id))
    case .deputy: if let deputy { change.payload.assignee = deputy }
    case .value(let value): change.write(assignment.field, value)
    }
  }

  /// What the actor gave.
  func write(_ input: Input, into change: inout Change) {
    change.payload.reason = input.gives(Definition.reasonWord) ? input.reason : nil
    if let assignee = input.assignee { change.payload.assignee = assignee }
    for (name, value) in input.values { change.write(name, value) }
    for name in input.cleared.sorted() { change.write(name, nil) }
  }

  private func whereAndWho(_ move: MoveRule, _ attempt: Attempt, on snapshot: Snapshot) -> [Blocker] {
    var blockers: [Blocker] = []
    if !definition.selects(move.from, snapshot.state) {
      blockers.append(Blocker(.state(now: snapshot.state, from: definition.states(of: move.from))))
    }
    if move.isMachines {
      blockers.append(Blocker(.machineOnly))
    } else if let blocker = permission(move.by, attempt.actor, on: snapshot, at: attempt.now),
      principal(of: move, attempt.actor, on: snapshot, at: attempt.now) == nil
    {
      blockers.append(blocker)
    }
    if let assignee = attempt.input.assignee, world.people[assignee] == nil {
      blockers.append(Blocker(.unknownPerson(id: assignee)))
    }
    return blockers
  }

  /// Adds the waiver to the change where it is what lets the actor through.
  private func separation(_ move: MoveRule, _ attempt: Attempt, on snapshot: Snapshot, into change: inout Change)
    -> [Blocker]
  {
    let blockers = apart(move, attempt.actor, change.payload.actingFor, on: snapshot)
    guard !blockers.isEmpty else { return [] }
    if let waiver = waiver(of: move, for: attempt.actor, change.payload.actingFor, on: snapshot) {
      change.payload.waiver = waiver.name
      for assignment in waiver.sets { write(assignment, into: &change, by: attempt.actor) }
      return []
    }
    return blockers
  }

  private func window(_ move: MoveRule, _ attempt: Attempt, on snapshot: Snapshot) -> [Blocker] {
    guard let window = move.within, rulebook.isFinal(snapshot.state) else { return [] }
    let zone = world.calendar.zone
    let closed = zone.local(snapshot.enteredAt)
    let end = zone.instant(
      of: closed.date.adding(months: window.months).adding(days: window.days), secondOfDay: closed.secondOfDay)
    guard attempt.now >= end else { return [] }
    return [Blocker(.window(closed: words(snapshot.enteredAt, at: attempt.now), until: words(end, at: attempt.now)))]
  }

  /// What is held is not erased, by whatever move.
  private func heldFromErasing(_ move: MoveRule, _ snapshot: Snapshot) -> [Blocker] {
    guard move.erasesPayload, let holds = snapshot.retention?.holds, !holds.isEmpty else { return [] }
    return [Blocker(.retention(.held(bases: holds.map(\.basis))))]
  }

  private func needs(_ move: MoveRule, after: Snapshot) -> [Blocker] {
    move.needs.filter { name in
      if name == Definition.assigneeWord { return after.assignee == nil }
      return after.fields[name]?.isBlank ?? true
    }.map { Blocker(.needs(field: $0, label: definition.fields[$0]?.label)) }
  }

  /// A move out of a final state opens a new life; one into a state that waits for its assignee needs one.
  private func destination(
    _ move: MoveRule, from snapshot: Snapshot, after: Snapshot, into change: inout Change
  ) -> [Blocker] {
    guard let target = target(of: move, from: snapshot) else {
      return definition.selects(move.from, snapshot.state) ? [Blocker(.noMemory)] : []
    }
    change.state = target
    if rulebook.isFinal(snapshot.state) { change.payload.cycle = snapshot.cycle + 1 }
    if definition.states[target]?.waitsFor == .assignee && after.assignee == nil
      && !move.asks.contains(Definition.assigneeWord)
    {
      return [Blocker(.noAssignee(state: target))]
    }
    return []
  }

  /// The fields given beside what the move itself takes: its maker `set`s them on the way, under the same limits.
  private func besides(_ move: MoveRule, _ input: Input) -> Set<String> {
    Set(input.values.keys).union(input.cleared).subtracting(move.asks).subtracting(move.needs)
  }

  /// A move takes what it asks for and needs, and what its maker may `set` where the request is.
  ///
  /// A field that only moves write is taken by a move that merely needs it while it is absent: whoever closes a request
  /// does not rewrite the answer that somebody approved.
  private func notTaken(_ move: MoveRule, _ attempt: Attempt, on snapshot: Snapshot) -> [Blocker] {
    let given = Set(attempt.input.values.keys).union(attempt.input.cleared).sorted()
    var blockers = given.compactMap { name -> Blocker? in
      if move.asks.contains(name) { return nil }
      let isSettled = definition.fields[name]?.isWrittenByMoves ?? false && snapshot.fields[name] != nil
      if move.needs.contains(name) && !isSettled { return nil }
      if definition.decided.contains(name: name) { return nil }
      if let refusal = settingRefused(name, attempt.actor, on: snapshot, at: attempt.now) {
        if case .onlyMoves = refusal { return Blocker(.notWritable(field: name, why: refusal)) }
        return Blocker(.notWritable(field: name, why: .notTaken(move: move.name)))
      }
      return nil
    }
    if attempt.input.assignee != nil && !move.asks.contains(Definition.assigneeWord) {
      blockers.append(Blocker(.notWritable(field: Definition.assigneeWord, why: .notTaken(move: move.name))))
    }
    return blockers
  }
}
