package import Store
package import Workflow
import WorkingTime

extension SQLTransaction {
  package func clocks(of reference: String) throws(StoreFault) -> [ClockRow] {
    try rows(
      """
      SELECT clock, cycle, lap, phase, budget, is_elapsed, used, since, bound, bound_span, due, breached_at, verdict,
        calendar, calendar_version, is_current, is_claimed, claimed_due, claimed_verdict,
        acknowledged_until
      FROM clock WHERE request = ? ORDER BY clock, cycle, lap
      """, reference
    ) { row in
      let phase = try row.text(3)
      let words = [try row.optionalText(12), try row.optionalText(18)]
      let verdicts = words.map { $0.flatMap(ClockState.Verdict.init) }
      guard let knownPhase = ClockState.Phase(rawValue: phase), verdicts.map(\.?.rawValue) == words else {
        throw StoreFault.unreadable(
          place: "a clock of \(reference)",
          detail: "phase is \(phase), verdicts \(words.map { $0 ?? "none" }.joined(separator: ", "))")
      }
      var state = ClockState(
        clock: try row.text(0), cycle: try row.int(1), lap: try row.int(2), phase: knownPhase,
        budget: Budget(seconds: try row.int64(4), isElapsed: try row.bool(5)), used: try row.int64(6),
        since: try row.instant(7), calendar: try row.text(13), calendarVersion: try row.int(14))
      state.bound = try row.optionalInstant(8)
      state.boundSpan = try row.optionalInt64(9)
      state.due = try row.optionalInstant(10)
      state.breachedAt = try row.optionalInstant(11)
      state.verdict = verdicts[0]
      let claim = try row.bool(16) ? ClockRow.Claim(due: try row.optionalInstant(17), verdict: verdicts[1]) : nil
      return ClockRow(
        state: state, isCurrent: try row.bool(15), claim: claim, acknowledgedUntil: try row.optionalInstant(19))
    }
  }

  package func firings(of reference: String) throws(StoreFault) -> [Firing] {
    try rows(
      """
      SELECT clock, cycle, lap, rung, occurrence, percent, due_at, superseded FROM firing WHERE request = ?
      ORDER BY seq, due_at, clock, cycle, lap, rung, occurrence
      """, reference, read: Self.firing)
  }

  package func ledger(of reference: String) throws(StoreFault) -> [LedgerRow] {
    try rows(
      """
      SELECT clock, cycle, lap, rung, occurrence, percent, due_at, superseded, seq FROM firing WHERE request = ?
      """, reference
    ) { row in LedgerRow(seq: try row.int64(8), firing: try Self.firing(row)) }
  }

  private static func firing(_ row: any SQLRow) throws -> Firing {
    Firing(
      clock: try row.text(0), cycle: try row.int(1), lap: try row.int(2), rung: try row.int(3),
      occurrence: try row.int(4), percent: try row.int64(5), dueAt: try row.instant(6), superseded: try row.bool(7))
  }

  package func notices(of reference: String) throws(StoreFault) -> [NoticeRow] {
    try rows(
      """
      SELECT id, request, seq, recipient, capacity, about, percent, created_at, status FROM outbox
      WHERE request = ? ORDER BY \(Self.noticeOrder)
      """, reference, read: { try Self.noticeRow($0) })
  }

  /// Writes one lap of a clock, in place of what was known of it.
  func write(_ row: ClockRow, of reference: String) throws(StoreFault) {
    let clock = row.state
    try run(
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
