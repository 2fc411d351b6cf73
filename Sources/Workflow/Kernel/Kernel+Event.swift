package import WorkingTime

extension Kernel {
  /// The event that a change makes: with its clocks, the rungs that it passes, its notices, and what falls due next.
  func event(
    _ change: Change, by actor: Actor, on snapshot: Snapshot, at instant: Instant, occurred: Instant? = nil,
    recorded: Instant? = nil
  ) throws(KernelFault) -> Event {
    var change = change
    var event = change.event(of: snapshot, by: actor, at: instant)
    event.recordedAt = recorded ?? instant
    if let occurred, actor != .machine { event.occurredAt = occurred }
    if change.erases {
      event.erases = true
      event.payload?.notices = notices(for: change.tells, about: change.kind, of: [snapshot], by: actor, at: instant)
      return event
    }
    var after = change.applied(to: snapshot, by: actor, at: instant)
    let clocks = try calendar { () throws(CalendarFault) in
      try keeper.changes(by: change.kind, as: reader(after, actor: actor, now: instant), at: instant)
    }
    change.payload.clocks = clocks.isEmpty ? nil : clocks
    let claimed = try claimedLaps(
      by: change.kind, as: after, actor: actor, at: instant, claimed: event.occurredAt, ours: clocks)
    change.payload.claimedClocks = claimed.isEmpty ? nil : claimed
    after.take(clocks: clocks, claimed: claimed)
    let passed = try passedRungs(of: after, opened: clocks, at: instant)
    let firings = (change.payload.firings ?? []) + passed.map(\.firing)
    change.payload.firings = firings.isEmpty ? nil : firings
    let notices =
      notices(for: change.tells, about: change.kind, of: [snapshot, after], by: actor, at: instant)
      + rungNotices(passed, of: after, at: instant)
    change.payload.notices = notices.isEmpty ? nil : unique(notices)
    after.take(firings: passed.map(\.firing))
    change.payload.nextAt = try nextAt(of: after)
    event.payload = change.payload
    return event
  }

  /// Does sums with the calendar; its faults are the kernel's.
  package func calendar<Result>(_ sum: () throws(CalendarFault) -> Result) throws(KernelFault) -> Result {
    do throws(CalendarFault) {
      return try sum()
    } catch {
      throw .calendar(error)
    }
  }

  /// Rungs that a change of budget or bound passes by itself are recorded with it; moves are left to fall due.
  private func passedRungs(of after: Snapshot, opened clocks: [ClockState], at instant: Instant) throws(KernelFault)
    -> [Rung]
  {
    var passed: [Rung] = []
    for clock in clocks where clock.phase != .stopped {
      passed += try dueRungs(of: clock, in: after, until: instant).rungs
    }
    return passed
  }

  private func unique(_ notices: [Notice]) -> [Notice] {
    var seen: Set<Notice> = []
    return notices.filter { seen.insert($0).inserted }
  }
}

extension Kernel {
  /// A rung that fell due, with whether it is told.
  struct Rung {
    let due: DueRung
    let superseded: Bool

    var firing: Firing { due.firing(superseded: superseded) }
  }

  /// The rungs of one clock due by an instant that are no moves, in order, and the one that is a move, if it is due.
  ///
  /// Of several only the last is told; the others are recorded as superseded.
  func dueRungs(of clock: ClockState, in snapshot: Snapshot, until instant: Instant) throws(KernelFault)
    -> (rungs: [Rung], move: DueRung?)
  {
    var due: [DueRung] = []
    var fired = snapshot.fired[clock.clock] ?? FiredRungs(lap: clock.lap)
    while let next = try nextRung(of: clock, in: snapshot, after: fired), next.dueAt <= instant {
      if case .move = next.action { return (marked(due), next) }
      due.append(next)
      fired.record(next.firing(superseded: false))
    }
    return (marked(due), nil)
  }

  private func marked(_ due: [DueRung]) -> [Rung] {
    due.enumerated().map { Rung(due: $1, superseded: $0 < due.count - 1) }
  }

  /// The rung of a clock that falls due next.
  func nextRung(of clock: ClockState, in snapshot: Snapshot, after fired: FiredRungs?) throws(KernelFault) -> DueRung? {
    guard clock.phase != .stopped, let ladder = rulebook.clock(clock.clock)?.ladder else { return nil }
    let walk = LadderWalk(
      ladder: ladder, arithmetic: keeper.arithmetic, priority: snapshot.fields[Definition.priorityField]?.text)
    return try calendar { () throws(CalendarFault) in try walk.next(of: clock, after: fired) }
  }

  /// The next instant at which anything falls due by itself.
  func nextAt(of snapshot: Snapshot) throws(KernelFault) -> Instant? {
    var next: Instant?
    for clock in snapshot.clocks.values {
      if let rung = try nextRung(of: clock, in: snapshot, after: snapshot.fired[clock.clock]) {
        next = next.map { min($0, rung.dueAt) } ?? rung.dueAt
      }
    }
    if nextConsequence(of: snapshot) != nil { next = next.map { min($0, snapshot.lastAt) } ?? snapshot.lastAt }
    if let move = nextTimedMove(of: snapshot) { next = next.map { min($0, move.at) } ?? move.at }
    return next
  }
}

extension Kernel {
  /// The rung of a clock that falls due next, and the notices that it would send as people stand now.
  package func upcoming(of clock: ClockState, in snapshot: Snapshot, at now: Instant) throws(KernelFault)
    -> (rung: DueRung, notices: [Notice])?
  {
    guard let next = try nextRung(of: clock, in: snapshot, after: snapshot.fired[clock.clock]) else { return nil }
    return (next, rungNotices([Rung(due: next, superseded: false)], of: snapshot, at: now))
  }
}
