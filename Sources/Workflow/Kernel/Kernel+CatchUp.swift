import CEL
package import WorkingTime

extension Kernel {
  /// Everything that has fallen due by itself up to `now` and is not yet in the request's journal, in order.
  ///
  /// The scheduler and every attempt call this first, so nothing can be done between an expiry and the next tick.
  /// Effects are as of the instant at which each thing fell due: a late look leaves the same ledger as a prompt one.
  /// - Throws: `runaway` when the machine's moves lead round in a circle, or a calendar's fault.
  package func catchUp(_ snapshot: Snapshot, to now: Instant) throws(KernelFault) -> [Event] {
    var events: [Event] = []
    var current = snapshot
    for _ in 0...2 * definition.states.count {
      let due = try nextDue(of: current, until: now)
      if due.isEmpty { return events }
      for step in due {
        let event = try event(of: step, on: current, recorded: now)
        current.apply(event)
        events.append(event)
      }
    }
    throw .runaway(reference: snapshot.reference)
  }

  /// One thing that the machine does.
  private enum Step {
    /// Rungs fell due, told or superseded.
    case rungs([Rung])
    /// A timed move, or one that stands on a rung.
    case move(MoveRule, at: Instant, rung: DueRung?)
    /// A move that takes work out of the hands of somebody who is away.
    case cover(Cover)
  }

  /// The rungs due up to the next machine move, and that move; or, without one, up to `now`.
  private func nextDue(of snapshot: Snapshot, until now: Instant) throws(KernelFault) -> [Step] {
    if let consequence = nextConsequence(of: snapshot) {
      return [.move(consequence, at: snapshot.lastAt, rung: nil)]
    }
    var move: Step?
    var horizon = now
    if let timed = nextTimedMove(of: snapshot), timed.at <= now {
      horizon = timed.at
      move = .move(timed.move, at: timed.at, rung: nil)
    }
    for clock in snapshot.clocks.values.sorted(by: { $0.clock < $1.clock }) {
      guard let due = try dueRungs(of: clock, in: snapshot, until: horizon).move, case .move(let name) = due.action,
        let rule = definition.moves[name]
      else { continue }
      let at = max(due.dueAt, snapshot.lastAt)
      guard at <= horizon, move == nil || at < horizon else { continue }
      horizon = at
      move = .move(rule, at: at, rung: due)
    }
    if let cover = nextCover(of: snapshot, until: horizon), move == nil || cover.at < horizon {
      horizon = cover.at
      move = .cover(cover)
    }
    var rungs: [Rung] = []
    for clock in snapshot.clocks.values {
      rungs += try dueRungs(of: clock, in: snapshot, until: horizon).rungs
    }
    rungs.sort { ($0.due.dueAt, $0.due.clock.clock, $0.due.rung) < ($1.due.dueAt, $1.due.clock.clock, $1.due.rung) }
    return (rungs.isEmpty ? [] : [.rungs(rungs)]) + (move.map { [$0] } ?? [])
  }

  private func event(of step: Step, on snapshot: Snapshot, recorded: Instant) throws(KernelFault) -> Event {
    switch step {
    case .rungs(let rungs):
      var change = Change(kind: Event.Kind.rung, state: snapshot.state)
      let at = max(rungs.map(\.due.dueAt).max() ?? recorded, snapshot.lastAt)
      change.payload.firings = rungs.map(\.firing)
      let notices = rungNotices(rungs, of: snapshot, at: at)
      change.payload.notices = notices.isEmpty ? nil : notices
      let after = change.applied(to: snapshot, by: .machine, at: at)
      change.payload.nextAt = try nextAt(of: after)
      var event = change.event(of: snapshot, by: .machine, at: at)
      event.recordedAt = recorded
      return event
    case .move(let rule, let at, let rung):
      return try machineEvent(rule, on: snapshot, at: at, rung: rung, recorded: recorded)
    case .cover(let cover):
      var change = Change(kind: cover.move.name, state: target(of: cover.move, from: snapshot) ?? snapshot.state)
      apply(cover.move, to: &change, by: .machine, deputy: cover.deputy)
      change.payload.absences = cover.absences
      return try event(change, by: .machine, on: snapshot, at: cover.at, recorded: recorded)
    }
  }

  /// A machine move; one on a rung whose conditions do not hold leaves the firing alone.
  func machineEvent(
    _ move: MoveRule, on snapshot: Snapshot, at: Instant, rung: DueRung?, recorded: Instant
  ) throws(KernelFault) -> Event {
    let holds = definition.selects(move.from, snapshot.state) && conditionsHold(move, on: snapshot, at: at)
    var change: Change
    if holds, let target = target(of: move, from: snapshot) {
      change = Change(kind: move.name, state: target)
      apply(move, to: &change, by: .machine)
    } else {
      change = Change(kind: Event.Kind.rung, state: snapshot.state)
    }
    if let rung { change.payload.firings = [rung.firing(superseded: false)] }
    return try event(change, by: .machine, on: snapshot, at: at, recorded: recorded)
  }

  /// The machine move with `at:` that falls due first as things stand, and when: never before the last event,
  /// which may have been the one that brought it about.
  package func nextTimedMove(of snapshot: Snapshot) -> (move: MoveRule, at: Instant)? {
    var first: (move: MoveRule, at: Instant)?
    for move in rulebook.timedMoves {
      guard let expression = move.at, definition.selects(move.from, snapshot.state) else { continue }
      guard let stated = reader(snapshot, actor: .machine, now: snapshot.lastAt).instant(expression) else { continue }
      let at = max(stated, snapshot.lastAt)
      guard conditionsHold(move, on: snapshot, at: at), first.map({ at < $0.at }) ?? true else { continue }
      first = (move, at)
    }
    return first
  }

  /// The move that the machine will make by itself first as things stand, by then, and when.
  package func nextMachineMove(of snapshot: Snapshot, until instant: Instant) -> (move: String, at: Instant)? {
    nextTimedMove(of: snapshot).flatMap { $0.at <= instant ? ($0.move.name, $0.at) : nil }
  }

  func conditionsHold(_ move: MoveRule, on snapshot: Snapshot, at: Instant) -> Bool {
    guard holds(move.condition, on: snapshot), !(move.erasesPayload && snapshot.isHeld) else { return false }
    let reader = reader(snapshot, actor: .machine, now: at)
    return move.rules.allSatisfy { name in
      definition.rules[name].map { reader.evaluate($0.test) == .success(.bool(true)) } ?? false
    }
  }
}

extension Kernel {
  /// An event that does nothing but work out anew when something next falls due.
  ///
  /// For a request that was thought to have something due and has not, because its calendar has changed since.
  package func redated(_ snapshot: Snapshot, at now: Instant) throws(KernelFault) -> Event {
    let at = max(now, snapshot.lastAt)
    var change = Change(kind: Event.Kind.rung, state: snapshot.state)
    change.payload.nextAt = try nextAt(of: change.applied(to: snapshot, by: .machine, at: at))
    return change.event(of: snapshot, by: .machine, at: at)
  }
}
