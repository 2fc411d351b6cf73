package import Workflow
package import WorkingTime

/// One lap of one clock, and whether it is the present one.
package struct ClockRow: Hashable, Sendable {
  package let state: ClockState
  /// Whether no other lap or cycle has followed it.
  package let isCurrent: Bool
  /// What comes of it if acts counted from when they are claimed to have happened; nil where that is the same.
  package let claim: Claim?
  /// Until when an acknowledgement keeps it quiet, or kept it; nil for laps that are not present.
  package let acknowledgedUntil: Instant?

  package init(state: ClockState, isCurrent: Bool, claim: Claim? = nil, acknowledgedUntil: Instant? = nil) {
    self.state = state
    self.isCurrent = isCurrent
    self.claim = claim
    self.acknowledgedUntil = acknowledgedUntil
  }

  /// When a clock is due, and how it ended, by what is claimed.
  package struct Claim: Hashable, Sendable {
    package let due: Instant?
    package let verdict: ClockState.Verdict?

    package init(due: Instant?, verdict: ClockState.Verdict?) {
      self.due = due
      self.verdict = verdict
    }

    /// The same as a clock says.
    package init(_ clock: ClockState) {
      self.init(due: clock.due, verdict: clock.verdict)
    }
  }

  /// The rows of a request's clocks, by clock, cycle and lap.
  package static func rows(of snapshot: Snapshot) -> [ClockRow] {
    let ended = snapshot.endedLaps.map { ClockRow(state: $0, isCurrent: false) }
    let present = snapshot.clocks.values.map { clock in
      ClockRow(
        state: clock, isCurrent: true, claim: snapshot.claimed[clock.clock].map { ClockRow.Claim($0) },
        acknowledgedUntil: snapshot.fired[clock.clock]?.acknowledgedUntil)
    }
    return (ended + present).sorted {
      ($0.state.clock, $0.state.cycle, $0.state.lap) < ($1.state.clock, $1.state.cycle, $1.state.lap)
    }
  }
}
