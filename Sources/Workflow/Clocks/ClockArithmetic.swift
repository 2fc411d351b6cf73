package import WorkingTime

/// What follows from a clock's stored numbers: what is used, when it is due, when each per cent is reached.
///
/// A running clock counts from `since`; a budget in working time counts the calendar's seconds, an elapsed one
/// every second. Due is the earliest instant at which the budget is used up, or the bound if that comes first.
/// Cost: that of one `WorkingCalendar.add` or `between`.
package final class ClockArithmetic: Sendable {
  package let calendar: WorkingCalendar

  package init(calendar: WorkingCalendar) {
    self.calendar = calendar
  }

  /// The instant at which so many seconds have been counted from `start`; `start` itself for none or fewer.
  package func instant(after seconds: Int64, elapsed: Bool, from start: Instant) throws(CalendarFault) -> Instant {
    guard seconds > 0 else { return start }
    guard !elapsed else { return start.advanced(bySeconds: seconds) }
    return try calendar.add(WorkingDuration(seconds: seconds), to: start)
  }

  /// The seconds counted from one instant to a later one; 0 when it is not later.
  package func count(from start: Instant, to end: Instant, elapsed: Bool) throws(CalendarFault) -> Int64 {
    guard start < end else { return 0 }
    guard !elapsed else { return start.seconds(to: end) }
    return try calendar.between(start, end).seconds
  }

  /// What has been used of the budget by then.
  package func used(of clock: ClockState, at instant: Instant) throws(CalendarFault) -> Int64 {
    guard clock.phase == .running else { return clock.used }
    return clock.used + (try count(from: clock.since, to: instant, elapsed: clock.budget.isElapsed))
  }

  /// The clock with everything counted up to that instant, and its breach noted if its due time has passed.
  package func settled(_ clock: ClockState, at instant: Instant) throws(CalendarFault) -> ClockState {
    var settled = clock
    settled.used = try used(of: clock, at: instant)
    settled.breachedAt = breach(of: clock, at: instant)
    return settled
  }

  /// When the clock was first overdue, as of that instant; finishing at the due instant itself is in time.
  package func breach(of clock: ClockState, at instant: Instant) -> Instant? {
    if let breached = clock.breachedAt { return breached }
    guard clock.phase != .stopped, let due = clock.due, due < instant else { return nil }
    return due
  }

  /// The clock with `due` and `boundSpan` worked out from the phase that begins at `since`.
  ///
  /// A due time that has passed stays as it was: nothing that happens later can move it within the lap.
  package func dated(_ clock: ClockState) throws(CalendarFault) -> ClockState {
    if let due = clock.due, due < clock.since, clock.used >= clock.budget.seconds || due == clock.bound {
      return clock
    }
    var dated = clock
    let rest = clock.budget.seconds - clock.used
    var due: Instant?
    if clock.phase == .running {
      due = try instant(after: rest, elapsed: clock.budget.isElapsed, from: clock.since)
    } else if rest <= 0 {
      due = clock.due ?? clock.since
    }
    if let bound = clock.bound {
      dated.boundSpan = clock.used + (try count(from: clock.since, to: bound, elapsed: clock.budget.isElapsed))
      due = due.map { min($0, bound) } ?? bound
    }
    dated.due = due
    return dated
  }

  /// When the clock reaches that per cent of the time to due; nil while it is paused and the bound does not say so.
  package func instant(ofPercent percent: Int64, in clock: ClockState) throws(CalendarFault) -> Instant? {
    guard clock.phase != .stopped else { return nil }
    if let bound = clock.bound, clock.due == bound {
      return try instant(ofPercent: percent, in: clock, boundedBy: bound)
    }
    guard clock.phase == .running else { return nil }
    let target = ClockArithmetic.share(percent, of: clock.budget.seconds)
    return try instant(after: target - clock.used, elapsed: clock.budget.isElapsed, from: clock.since)
  }

  /// The bound falls due even while the clock waits, and what is over counts on from it; reminders before it wait.
  private func instant(
    ofPercent percent: Int64, in clock: ClockState, boundedBy bound: Instant
  ) throws(CalendarFault) -> Instant? {
    // A bound that had passed when the lap began leaves no time to take a share of: what is over is told by the budget.
    let span = clock.boundSpan.flatMap { $0 > 0 ? $0 : nil } ?? clock.budget.seconds
    let elapsed = clock.budget.isElapsed
    if percent == 100 { return bound }
    if percent > 100 {
      return try instant(after: ClockArithmetic.share(percent - 100, of: span), elapsed: elapsed, from: bound)
    }
    guard clock.phase == .running else { return nil }
    let reached = try instant(
      after: ClockArithmetic.share(percent, of: span) - clock.used, elapsed: elapsed, from: clock.since)
    return min(reached, bound)
  }

  /// So many per cent of the seconds, rounded up, so that nothing is ever early.
  private static func share(_ percent: Int64, of seconds: Int64) -> Int64 {
    (percent * seconds + 99) / 100
  }
}
