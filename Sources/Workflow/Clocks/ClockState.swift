package import WorkingTime

/// One lap of one clock of one request: what is stored; the rest is derived by `ClockArithmetic`.
///
/// Time already used is never anywhere but in `used`, so neither a hold nor a change of priority can lose it.
package struct ClockState: Codable, Hashable, Sendable {
  package var clock: String
  package var cycle: Int
  package var lap: Int
  package var phase: Phase
  /// When the lap began.
  package var opened: Instant
  package var budget: Budget
  /// Seconds counted up to `since`.
  package var used: Int64
  /// When the present phase began: a running clock counts on from here.
  package var since: Instant
  /// An instant that bounds the clock, however much of the budget is left; never before `opened`.
  package var bound: Instant?
  /// Counted seconds from the beginning of the lap to the bound: the whole that its percentages are of.
  package var boundSpan: Int64?
  /// When it is due, or was; nil while it is paused without a bound.
  ///
  /// Once passed it stays for the lap.
  package var due: Instant?
  /// When it was first overdue in this cycle's carried laps; never undone.
  package var breachedAt: Instant?
  /// How the lap ended; nil while it goes on.
  package var verdict: Verdict?
  /// The calendar that counts, and its version.
  package var calendar: String
  package var calendarVersion: Int

  package init(
    clock: String, cycle: Int, lap: Int, phase: Phase, budget: Budget, used: Int64, since: Instant, calendar: String,
    calendarVersion: Int
  ) {
    self.clock = clock
    self.cycle = cycle
    self.lap = lap
    self.phase = phase
    self.opened = since
    self.budget = budget
    self.used = used
    self.since = since
    self.calendar = calendar
    self.calendarVersion = calendarVersion
  }

  /// Whether a clock counts.
  package enum Phase: String, Codable, Sendable {
    case running
    /// Paused: it will go on where it was.
    case waiting
    case stopped
  }

  /// How a lap of a clock ended.
  package enum Verdict: String, Codable, Sendable {
    /// In time.
    case met
    /// Too late, or never.
    case breached
    /// Before it was due, by a way that does not meet it.
    case ended
    /// By a change of budget or bound: the next lap goes on with what was used.
    case carried
  }

  enum CodingKeys: String, CodingKey {
    case clock, cycle, lap, phase, opened, budget, used, since, bound
    case boundSpan = "bound_span"
    case due
    case breachedAt = "breached_at"
    case verdict, calendar
    case calendarVersion = "calendar_version"
  }
}
