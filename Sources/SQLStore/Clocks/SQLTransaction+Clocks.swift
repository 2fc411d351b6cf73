package import Store
import Workflow
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
}
