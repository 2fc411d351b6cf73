import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.Why: Look {
  static var hasPast: Bool { true }
  var subject: String? { reference }

  func run(in context: Context) throws -> Sums {
    try context.why(reference)
  }
}

extension Context {
  /// The clocks of a request with their arithmetic: the numbers that the scheduler uses, from the same functions.
  func why(_ text: String) throws -> Sums {
    let present = try current(text)
    let kernel = try bench.kernel(kernel(present.pinned), counting: present.snapshot)
    let snapshot = present.snapshot
    let laps = present.entries.flatMap { entry in
      (entry.event.payload?.clocks ?? []).map {
        SumBuilder.Phase(state: entry.event.state, reason: entry.event.payload?.reason, clock: $0)
      }
    }
    var sums: [Sums.ClockSum] = []
    for clock in snapshot.clocks.values {
      let phases = laps.filter {
        $0.clock.clock == clock.clock && $0.clock.lap == clock.lap && $0.clock.cycle == clock.cycle
      }
      // What was counted by another version of the calendar is shown by that.
      var calendars: [Int: WorkingCalendar] = [:]
      for phase in phases where !clock.budget.isElapsed && calendars[phase.clock.calendarVersion] == nil {
        calendars[phase.clock.calendarVersion] = try shelf.calendar(
          phase.clock.calendar, version: phase.clock.calendarVersion, around: session.now, in: reader)
      }
      let builder = SumBuilder(
        calendar: kernel.world.calendar, versions: calendars, now: session.now, phases: phases)
      let row = ClockRow(
        state: clock, isCurrent: true, claim: snapshot.claimed[clock.clock].map { ClockRow.Claim($0) })
      let line = try line(of: row, snapshot.reference)
      var sum = try asking(snapshot.reference) { () throws(KernelFault) in
        do throws(CalendarFault) { return try builder.sum(of: clock, line) } catch { throw .calendar(error) }
      }
      sum.nextRung = try nextRung(of: clock, snapshot, kernel)
      sum.acknowledgedUntil = snapshot.fired[clock.clock]?.acknowledgedUntil.flatMap { $0 > session.now ? $0 : nil }
      sums.append(sum)
    }
    sums.sort(by: Context.comesFirst)
    let waitsFor = WaitsFor(present.pinned.definition.states[snapshot.state]?.waitsFor, of: snapshot)?.id
    return session.remarking(
      Sums(
        reference: snapshot.reference, state: snapshot.state,
        priority: snapshot.fields[Definition.priorityField]?.text, waitsFor: waitsFor, clocks: sums,
        nextMoves: nextMoves(of: snapshot, kernel)),
      warnings: try lateness(of: snapshot.nextAt) + beyondHorizon(snapshot, kernel))
  }

  /// Says so where a due time lies beyond the dates up to which its calendar has been looked after.
  fileprivate func beyondHorizon(_ snapshot: Snapshot, _ kernel: Kernel) -> [String] {
    let calendar = kernel.world.calendar
    guard let horizon = calendar.horizon else { return [] }
    let end = calendar.zone.instant(of: horizon.adding(days: 1), secondOfDay: 0)
    let late = snapshot.clocks.values.filter { clock in
      clock.phase != .stopped && !clock.budget.isElapsed && clock.due.map { $0 >= end } ?? false
    }
    return late.map(\.clock).sorted().map {
      "\($0) is due after \(horizon.iso), up to where one-off days of calendar \(calendar.name) have been looked for"
    }
  }

  fileprivate static func comesFirst(_ a: Sums.ClockSum, _ b: Sums.ClockSum) -> Bool {
    let last = Instant(secondsSinceEpoch: .max)
    let stopped = ClockState.Phase.stopped.rawValue
    return (a.clock.state == stopped ? 1 : 0, a.clock.due ?? last, a.clock.name)
      < (b.clock.state == stopped ? 1 : 0, b.clock.due ?? last, b.clock.name)
  }

  fileprivate func nextRung(of clock: ClockState, _ snapshot: Snapshot, _ kernel: Kernel) throws -> Sums.NextRung? {
    let upcoming = try asking(snapshot.reference) { () throws(KernelFault) in
      try kernel.upcoming(of: clock, in: snapshot, at: session.now)
    }
    guard let (rung, notices) = upcoming else { return nil }
    let (action, whom) = rung.action.parts
    return Sums.NextRung(
      at: rung.dueAt, percent: rung.percent, action: action, whom: whom, people: notices.compactMap(\.recipient))
  }
}

extension Ladder.Action {
  /// What it does, and to whom or by which move.
  fileprivate var parts: (action: String, whom: String) {
    switch self {
    case .remind(let party): ("remind", party.word)
    case .tell(let party): ("tell", party.word)
    case .move(let name): ("move", name)
    }
  }
}

/// Builds the sum of one lap from the phases that its events recorded.
private struct SumBuilder {
  let calendar: WorkingCalendar
  /// Its versions that have counted.
  let versions: [Int: WorkingCalendar]
  let now: Instant
  /// What the journal says of the lap, in order.
  let phases: [Phase]

  /// What one event made of the lap.
  struct Phase {
    /// The state that the request was in then.
    let state: String
    /// The reason that was given.
    let reason: String?
    let clock: ClockState

    /// Why the clock did not run.
    var why: String { reason.map { "\(state): \($0)" } ?? state }
  }

  private var arithmetic: ClockArithmetic { ClockArithmetic(calendar: calendar) }

  func sum(of clock: ClockState, _ line: ClockLine) throws(CalendarFault) -> Sums.ClockSum {
    var lines: [Sums.Line] = []
    if let first = phases.first?.clock, first.used > 0 {
      lines.append(
        Sums.Line(from: first.opened, to: first.opened, what: "carried", counted: first.used, used: first.used))
    }
    for (index, phase) in phases.enumerated() {
      let end = index + 1 < phases.count ? phases[index + 1].clock.since : now
      guard phase.clock.since < end else { continue }
      switch phase.clock.phase {
      case .running: lines += try running(phase.clock, until: end)
      case .waiting:
        lines.append(
          Sums.Line(
            from: phase.clock.since, to: end, what: "paused", counted: 0, used: phase.clock.used, why: phase.why))
      case .stopped:
        guard index + 1 < phases.count else { continue }
        lines.append(
          Sums.Line(
            from: phase.clock.since, to: end, what: "stopped", counted: 0, used: phase.clock.used, why: phase.why))
      }
    }
    let (standing, seconds) = try standing(of: clock, line)
    var sum = Sums.ClockSum(clock: line, standing: standing, seconds: seconds, lines: lines)
    sum.bound = clock.bound
    return sum
  }

  private func standing(of clock: ClockState, _ line: ClockLine) throws(CalendarFault) -> (String, Int64) {
    let elapsed = clock.budget.isElapsed
    if let verdict = clock.verdict, clock.phase == .stopped { return (verdict.rawValue, line.usedSeconds) }
    if let due = clock.due, due < now {
      return ("over", try arithmetic.count(from: due, to: now, elapsed: elapsed))
    }
    if clock.phase == .waiting { return ("paused", max(0, clock.budget.seconds - clock.used)) }
    guard let due = clock.due else { return ("left", max(0, clock.budget.seconds - line.usedSeconds)) }
    return ("left", try arithmetic.count(from: now, to: due, elapsed: elapsed))
  }

  /// A running phase, cut at the due time and at the edges of working time.
  private func running(_ clock: ClockState, until end: Instant) throws(CalendarFault) -> [Sums.Line] {
    var lines: [Sums.Line] = []
    var used = clock.used
    var cuts = [clock.since, end]
    if let due = clock.due, clock.since < due, due < end { cuts.insert(due, at: 1) }
    for (from, to) in zip(cuts, cuts.dropFirst()) {
      let what = clock.due.map { $0 <= from } ?? false ? "over" : "ran"
      for piece in pieces(from, to, of: clock) {
        used += piece.counted
        lines.append(
          Sums.Line(
            from: piece.from, to: piece.to, what: piece.closed ?? what, counted: piece.counted, used: used))
      }
    }
    return lines
  }

  private func pieces(_ from: Instant, _ to: Instant, of clock: ClockState) -> [Piece] {
    if clock.budget.isElapsed { return [Piece(from: from, to: to, counted: from.seconds(to: to), closed: nil)] }
    return (versions[clock.calendarVersion] ?? calendar).segments(from: from, to: to).map { segment in
      let closed: String? =
        switch segment.kind {
        case .worked: nil
        case .closed: "closed"
        case .holiday(let name): name
        case .unknown: "unknown"
        }
      return Piece(from: segment.start, to: segment.end, counted: segment.worked.seconds, closed: closed)
    }
  }

  private struct Piece {
    let from: Instant
    let to: Instant
    let counted: Int64
    let closed: String?
  }
}
