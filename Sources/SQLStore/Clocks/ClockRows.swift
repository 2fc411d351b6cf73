import Store
import Workflow
import WorkingTime

/// Every lap of every clock of a request.
enum ClockRows: SQLRequestProjection {
  static let tables = [ProjectedTable("clock", request: "request")]

  /// Laps that the events touched, and which of all is the present one of its clock.
  static func apply(_ change: RequestChange, in transaction: SQLTransaction) throws(StoreFault) {
    let payloads = change.events.compactMap(\.event.payload)
    let touched = payloads.flatMap { $0.clocks ?? [] }
    let isOther = payloads.contains { $0.claimedClocks != nil || $0.acknowledged != nil || $0.cycle != nil }
    guard !touched.isEmpty || isOther else { return }
    try transaction.run(
      """
      UPDATE clock SET is_current = 0, is_claimed = 0, claimed_due = NULL, claimed_verdict = NULL,
        acknowledged_until = NULL
      WHERE request = ? AND is_current = 1
      """, change.reference)
    for clock in touched { try write(ClockRow(state: clock, isCurrent: false), of: change.reference, in: transaction) }
    for row in ClockRow.rows(of: change.snapshot) where row.isCurrent {
      try write(row, of: change.reference, in: transaction)
    }
  }

  static func erase(_ reference: String, in transaction: SQLTransaction) throws(StoreFault) {
    try transaction.run("DELETE FROM clock WHERE request = ?", reference)
  }

  static func rows(of reference: String, in transaction: SQLTransaction) throws(StoreFault) -> [ClockRow] {
    try transaction.clocks(of: reference).map(\.asStored)
  }

  static func refold(_ history: RequestHistory) -> [ClockRow] {
    history.snapshot.isErased ? [] : ClockRow.rows(of: history.snapshot).map(\.asStored)
  }

  static func compare(
    _ found: [ClockRow], with made: [ClockRow], of history: RequestHistory
  ) -> [ProjectionDrift.What] {
    guard found != made else { return [] }
    return [.clocks(Array(Set(Set(found).symmetricDifference(made).map(\.state.clock))).sorted())]
  }

  /// Writes one lap of a clock, in place of what was known of it.
  private static func write(
    _ row: ClockRow, of reference: String, in transaction: SQLTransaction
  ) throws(StoreFault) {
    let clock = row.state
    try transaction.run(
      """
      INSERT INTO clock (request, clock, cycle, lap, phase, budget, is_elapsed, used, since, bound, bound_span, due,
        breached_at, verdict, is_claimed, claimed_due, claimed_verdict, calendar, calendar_version, is_current,
        acknowledged_until)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (request, clock, cycle, lap) DO UPDATE SET phase = excluded.phase, budget = excluded.budget,
        is_elapsed = excluded.is_elapsed, used = excluded.used, since = excluded.since, bound = excluded.bound,
        bound_span = excluded.bound_span, due = excluded.due, breached_at = excluded.breached_at,
        verdict = excluded.verdict, is_claimed = excluded.is_claimed, claimed_due = excluded.claimed_due,
        claimed_verdict = excluded.claimed_verdict, calendar = excluded.calendar,
        calendar_version = excluded.calendar_version, is_current = excluded.is_current,
        acknowledged_until = excluded.acknowledged_until
      """,
      reference, clock.clock, clock.cycle, clock.lap, clock.phase.rawValue, clock.budget.seconds,
      clock.budget.isElapsed, clock.used, clock.since.secondsSinceEpoch, clock.bound?.secondsSinceEpoch,
      clock.boundSpan, clock.due?.secondsSinceEpoch, clock.breachedAt?.secondsSinceEpoch, clock.verdict?.rawValue,
      row.claim != nil, row.claim?.due?.secondsSinceEpoch, row.claim?.verdict?.rawValue, clock.calendar,
      clock.calendarVersion, row.isCurrent, row.acknowledgedUntil?.secondsSinceEpoch)
  }
}

extension ClockRow {
  /// The same as its row can say: when a lap was opened is in the journal only.
  fileprivate var asStored: ClockRow {
    var lap = state
    lap.opened = lap.since
    return ClockRow(state: lap, isCurrent: isCurrent, claim: claim, acknowledgedUntil: acknowledgedUntil)
  }
}
