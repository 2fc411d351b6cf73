package import Workflow

/// One lap of one clock, and whether it is the present one.
package struct ClockRow: Hashable, Sendable {
  package let state: ClockState
  /// Whether no other lap or cycle has followed it.
  package let isCurrent: Bool

  package init(state: ClockState, isCurrent: Bool) {
    self.state = state
    self.isCurrent = isCurrent
  }

  /// The rows of a request's clocks, by clock, cycle and lap.
  package static func rows(of snapshot: Snapshot) -> [ClockRow] {
    let ended = snapshot.endedLaps.map { ClockRow(state: $0, isCurrent: false) }
    let present = snapshot.clocks.values.map { ClockRow(state: $0, isCurrent: true) }
    return (ended + present).sorted {
      ($0.state.clock, $0.state.cycle, $0.state.lap) < ($1.state.clock, $1.state.cycle, $1.state.lap)
    }
  }
}
