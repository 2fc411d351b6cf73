package import WorkingTime

/// A rung that falls due at some instant.
package struct DueRung: Sendable {
  package let clock: ClockState
  /// The place of the rung in its ladder, from 1.
  package let rung: Int
  package let occurrence: Int
  package let percent: Int64
  package let action: Ladder.Action
  package let dueAt: Instant

  /// The same as an entry of the ledger.
  package func firing(superseded: Bool) -> Firing {
    Firing(
      clock: clock.clock, cycle: clock.cycle, lap: clock.lap, rung: rung, occurrence: occurrence, percent: percent,
      dueAt: dueAt, superseded: superseded)
  }
}

/// The rungs of one clock's ladder, one after the other.
package struct LadderWalk: Sendable {
  package let ladder: Ladder
  package let arithmetic: ClockArithmetic
  /// The priority that says when a rung is reached, and how often the last one repeats.
  package let priority: String?

  package init(ladder: Ladder, arithmetic: ClockArithmetic, priority: String?) {
    self.ladder = ladder
    self.arithmetic = arithmetic
    self.priority = priority
  }

  /// The rung that falls due next, given what has fired; nil when none will as things stand.
  ///
  /// A rung below one that has fired is passed over: a ladder only rises. What somebody acknowledged keeps its words
  /// until that ends; its moves it does not keep.
  package func next(of clock: ClockState, after fired: FiredRungs?) throws(CalendarFault) -> DueRung? {
    guard clock.phase != .stopped else { return nil }
    let highest = fired?.lap == clock.lap ? fired?.rungs.max() ?? 0 : 0
    let quietUntil = fired?.lap == clock.lap ? fired?.acknowledgedUntil : nil
    var first: DueRung?
    for (index, rung) in ladder.rungs.enumerated() where index + 1 > highest {
      guard var dueAt = try arithmetic.instant(ofPercent: rung.percent(for: priority), in: clock) else { continue }
      if let quietUntil, rung.action.isWord { dueAt = max(dueAt, quietUntil) }
      if first.map({ dueAt < $0.dueAt }) ?? true { first = due(clock, index + 1, 1, dueAt) }
      // Rungs rise: only words that are kept can come after what stands above them.
      if quietUntil == nil { break }
    }
    if let first { return first }
    guard highest == ladder.rungs.count, let fired, let last = ladder.rungs.last, let every = interval(of: last),
      let lastDueAt = fired.lastDueAt, try arithmetic.instant(ofPercent: last.percent(for: priority), in: clock) != nil
    else { return nil }
    let again = try arithmetic.instant(after: every.seconds, elapsed: every.isElapsed, from: lastDueAt)
    return due(
      clock, highest, fired.lastOccurrence + 1,
      max(again, clock.since, last.action.isWord ? quietUntil ?? again : again))
  }

  private func due(_ clock: ClockState, _ rung: Int, _ occurrence: Int, _ dueAt: Instant) -> DueRung {
    let step = ladder.rungs[rung - 1]
    return DueRung(
      clock: clock, rung: rung, occurrence: occurrence, percent: step.percent(for: priority), action: step.action,
      dueAt: dueAt)
  }

  /// How often a rung repeats; the shortest where the priority is not known, and never faster than each minute.
  private func interval(of rung: Ladder.Rung) -> Budget? {
    guard let every = rung.every else { return nil }
    let day = arithmetic.calendar.day
    let budget =
      priority.flatMap { every[$0] }.map { $0.budget(day: day) }
      ?? every.values.map { $0.budget(day: day) }.min { $0.seconds < $1.seconds }
    return budget.map { Budget(seconds: max($0.seconds, 60), isElapsed: $0.isElapsed) }
  }
}
