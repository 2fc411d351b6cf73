import CEL
package import WorkingTime

/// What an event does to every clock of its request: the one place where clocks start, pause, stop and begin anew.
///
/// - A clock starts when a state in which it runs is entered, and stops with a verdict where it neither runs nor waits.
/// - A stopped clock stays stopped in a state in which it would wait; only one in which it runs starts it again,
///   with what was used.
/// - `restarts-on` opens a lap with nothing used; a change of budget or bound opens one that carries what was used,
///   second for second. Otherwise used time could be lost, or a breach undone, by changing a priority.
/// - Another version of the calendar counts from the change on, in the same lap: what was counted before stays counted.
/// - A clock that the definition does not have any more ends.
package struct ClockKeeper: Sendable {
  let rulebook: Rulebook
  /// The sums with the calendar.
  package let arithmetic: ClockArithmetic
  /// What has counted the running clocks until now.
  let earlier: ClockArithmetic
  /// Clocks that go on under another name: the new one → the old.
  private let formerNames: [String: String]

  /// A keeper of the clocks of a definition.
  ///
  /// - Parameters:
  ///   - earlier: The calendar that has counted until now, where it is another one.
  ///   - renamed: The clock of an earlier definition → the one that goes on with what it has used.
  package init(
    _ rulebook: Rulebook, calendar: WorkingCalendar, earlier: WorkingCalendar? = nil,
    renamed: [String: String] = [:]
  ) {
    self.rulebook = rulebook
    arithmetic = ClockArithmetic(calendar: calendar)
    self.earlier = ClockArithmetic(calendar: earlier ?? calendar)
    formerNames = Dictionary(renamed.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The laps that change when `kind` happens to the request.
  ///
  /// The request is then as `reader.snapshot` says, with the clocks as they were before. A lap that ends comes before
  /// the one that follows it.
  package func changes(by kind: String, as reader: RuleReader, at instant: Instant) throws(CalendarFault)
    -> [ClockState]
  {
    var changes: [ClockState] = []
    for entry in rulebook.clocks {
      let current = reader.snapshot.clocks[entry.rule.name]
      let former = current == nil ? formerNames[entry.rule.name].flatMap { reader.snapshot.clocks[$0] } : nil
      // A clock that stands still stays so where it does not run.
      let isStill = former == nil && current.map { $0.phase == .stopped } ?? true
      if isStill, !entry.runsIn.contains(reader.snapshot.state) { continue }
      // What is claimed may be out of order: no clock goes back behind what it has counted.
      let turn = Turn(
        entry: entry, keeper: self, reader: reader, kind: kind,
        instant: max(instant, (current ?? former)?.since ?? instant))
      if let former {
        changes += try turn.laps(takingOver: former)
      } else {
        changes += try turn.laps(after: current)
      }
    }
    return try changes + orphans(of: reader.snapshot, at: instant)
  }

  /// Clocks that the definition does not have any more.
  private func orphans(of snapshot: Snapshot, at instant: Instant) throws(CalendarFault) -> [ClockState] {
    guard snapshot.clocks.keys.contains(where: { rulebook.clock($0) == nil }) else { return [] }
    var orphans: [ClockState] = []
    for clock in snapshot.clocks.values.sorted(by: { $0.clock < $1.clock })
    where clock.phase != .stopped && rulebook.clock(clock.clock) == nil
      && !formerNames.values.contains(clock.clock)
    {
      var ended = try earlier.settled(clock, at: instant)
      ended.phase = .stopped
      ended.since = instant
      ended.verdict = ended.breachedAt == nil ? .ended : .breached
      orphans.append(ended)
    }
    return orphans
  }

  /// Whether a clock is counted by another calendar than it should be; real time is counted by none.
  func isOfAnotherCalendar(_ clock: ClockState) -> Bool {
    guard !clock.budget.isElapsed else { return false }
    return clock.calendar != arithmetic.calendar.name || clock.calendarVersion != arithmetic.calendar.version
  }

  /// The budget of a clock for the request's priority; the tightest where the priority is not known.
  func budget(of rule: ClockRule, priority: String?) -> Budget {
    if let priority, let allowance = rule.allow[priority] { return allowance.budget(day: arithmetic.calendar.day) }
    let budgets = rule.allow.values.map { $0.budget(day: arithmetic.calendar.day) }
    return budgets.min { $0.seconds < $1.seconds } ?? Budget(seconds: 0, isElapsed: true)
  }
}

/// One clock at one event.
private struct Turn {
  let entry: Rulebook.ClockEntry
  let keeper: ClockKeeper
  let reader: RuleReader
  let kind: String
  let instant: Instant

  private var rule: ClockRule { entry.rule }

  /// What the clock does in the state that the request is in now; nil when it is stopped there.
  private var phase: ClockState.Phase? {
    let state = reader.snapshot.state
    let place: ClockState.Phase
    if entry.runsIn.contains(state) {
      place = .running
    } else if rule.waitsIn.contains(state) {
      place = .waiting
    } else {
      return nil
    }
    return exists ? place : nil
  }

  /// A test that cannot be judged does not stop a clock: that would leave the request unwatched.
  private var exists: Bool {
    guard let test = rule.whileTest else { return true }
    return reader.evaluate(test) != .success(.bool(false))
  }

  private var budget: Budget {
    keeper.budget(of: rule, priority: reader.snapshot.fields[Definition.priorityField]?.text)
  }

  private func bound(since opened: Instant) -> Instant? {
    rule.noLaterThan.flatMap { reader.instant($0) }.map { max($0, opened) }
  }

  func laps(after current: ClockState?) throws(CalendarFault) -> [ClockState] {
    guard let current else {
      return phase == .running ? [try lap(1, phase: .running)] : []
    }
    guard let phase else {
      return current.phase == .stopped ? [] : [try ended(current)]
    }
    if current.phase == .stopped && phase == .waiting { return [] }
    let before: [ClockState] = current.phase == .stopped ? [] : [try ended(current)]
    if rule.restartsOn.contains(kind) {
      return before + [try lap(current.lap + 1, phase: phase)]
    }
    if budget != current.budget || bound(since: current.opened) != current.bound {
      return try carried(current, into: phase)
    }
    let goesOn = phase == current.phase && !keeper.isOfAnotherCalendar(current)
    return goesOn ? [] : [try continued(current, as: phase)]
  }

  /// The clock goes on with what another has used, which ends by that.
  func laps(takingOver former: ClockState) throws(CalendarFault) -> [ClockState] {
    var copy = former
    copy.clock = rule.name
    guard former.phase != .stopped else { return [copy] + (try laps(after: copy)) }
    var old = try keeper.earlier.settled(former, at: instant)
    old.phase = .stopped
    old.since = instant
    guard let phase else {
      old.verdict = old.breachedAt == nil ? .ended : .breached
      return [old]
    }
    old.verdict = old.breachedAt == nil ? .carried : .breached
    return [old, try successor(of: old, number: 1, phase: phase)]
  }

  private func lap(_ number: Int, phase: ClockState.Phase) throws(CalendarFault) -> ClockState {
    let calendar = keeper.arithmetic.calendar
    var lap = ClockState(
      clock: rule.name, cycle: reader.snapshot.cycle, lap: number, phase: phase, budget: budget, used: 0,
      since: instant, calendar: calendar.name, calendarVersion: calendar.version)
    lap.bound = bound(since: instant)
    return try keeper.arithmetic.dated(lap)
  }

  private func ended(_ current: ClockState) throws(CalendarFault) -> ClockState {
    var ended = try keeper.earlier.settled(current, at: instant)
    ended.phase = .stopped
    ended.since = instant
    if ended.breachedAt != nil {
      ended.verdict = .breached
    } else {
      // Another definition is no way out.
      let isMet = kind != Event.Kind.migrate && rule.metBy.map { $0.contains(kind) } ?? true
      ended.verdict = isMet ? .met : .ended
    }
    return ended
  }

  /// The same lap goes on in another phase, with what was used.
  private func continued(_ current: ClockState, as phase: ClockState.Phase) throws(CalendarFault) -> ClockState {
    var next = try keeper.earlier.settled(current, at: instant)
    next.phase = phase
    next.since = instant
    next.verdict = nil
    if keeper.isOfAnotherCalendar(next) {
      next.calendar = keeper.arithmetic.calendar.name
      next.calendarVersion = keeper.arithmetic.calendar.version
    }
    return try keeper.arithmetic.dated(next)
  }

  /// A lap that carries what another has used.
  private func successor(of old: ClockState, number: Int, phase: ClockState.Phase) throws(CalendarFault) -> ClockState {
    var next = try lap(number, phase: phase)
    next.used = old.used
    next.breachedAt = old.breachedAt
    next.due = nil
    return try keeper.arithmetic.dated(next)
  }

  private func carried(_ current: ClockState, into phase: ClockState.Phase) throws(CalendarFault) -> [ClockState] {
    var old = try keeper.earlier.settled(current, at: instant)
    let next = try successor(of: old, number: current.lap + 1, phase: phase)
    if current.phase == .stopped { return [next] }
    old.phase = .stopped
    old.since = instant
    old.verdict = old.breachedAt == nil ? .carried : .breached
    return [old, next]
  }
}
