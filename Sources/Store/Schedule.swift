package import WorkingTime

/// How the scheduler stands: its last run, and the runs that found nothing since it last did anything.
package struct Schedule: Hashable, Sendable {
  /// When it last ran.
  package private(set) var lastAt: Instant
  /// What the last run found: requests for which something had fallen due, rungs, moves, requests that it could not
  /// bring up to date, and those that it had no time for.
  package var considered = 0
  package var rungs = 0
  package var moves = 0
  package var errors = 0
  package var left = 0
  /// The runs that found nothing since the last row of the chain.
  package private(set) var quiet: QuietInterval
  /// What this machine's clock said when it was found to have gone back; nil once a run has found it right.
  package var setBackTo: Instant?
  /// The version of the program that ran last.
  package var program: String?
  /// The last entry of the journal that it has seen.
  package var seen: Int64?

  /// As it is stored.
  package init(lastAt instant: Instant, quiet: QuietInterval) {
    lastAt = instant
    self.quiet = quiet
  }

  /// How it stands after a run that found nothing; the first run of all begins the first interval.
  package static func looked(_ before: Schedule?, at now: Instant) -> Schedule {
    guard var schedule = before else { return Schedule(lastAt: now, quiet: QuietInterval(from: now)) }
    schedule.quiet.note(from: schedule.lastAt, to: now)
    schedule.quiet.until = now
    schedule.quiet.count += 1
    schedule.end(at: now)
    return schedule
  }

  /// How it stands after a row of the chain, and the interval that the row ends.
  package static func closed(_ before: Schedule?, at now: Instant) -> (schedule: Schedule, quiet: QuietInterval) {
    guard var schedule = before else {
      return (Schedule(lastAt: now, quiet: QuietInterval(from: now)), QuietInterval(from: nil))
    }
    var ended = schedule.quiet
    ended.note(from: schedule.lastAt, to: now)
    schedule.quiet = QuietInterval(from: now)
    schedule.end(at: now)
    return (schedule, ended)
  }

  private mutating func end(at now: Instant) {
    lastAt = now
    setBackTo = nil
    (considered, rungs, moves, errors, left) = (0, 0, 0, 0, 0)
  }

  /// By how many seconds a clock that says `now` is behind the last run; negative if it is not.
  package func secondsBehind(_ now: Instant) -> Int64 { now.seconds(to: lastAt) }
}
