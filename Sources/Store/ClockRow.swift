package import Workflow
package import WorkingTime

/// One lap of one clock, and whether it is the present one.
package struct ClockRow: Hashable, Sendable {
  package let state: ClockState
  /// Whether no other lap or cycle has followed it.
  package let isCurrent: Bool
  /// What comes of it if acts counted from when they are claimed to have happened; nil where that is the same.
  package let claim: Claim?

  package init(state: ClockState, isCurrent: Bool, claim: Claim? = nil) {
    self.state = state
    self.isCurrent = isCurrent
    self.claim = claim
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
      ClockRow(state: clock, isCurrent: true, claim: snapshot.claimed[clock.clock].map { ClockRow.Claim($0) })
    }
    return (ended + present).sorted {
      ($0.state.clock, $0.state.cycle, $0.state.lap) < ($1.state.clock, $1.state.cycle, $1.state.lap)
    }
  }
}
