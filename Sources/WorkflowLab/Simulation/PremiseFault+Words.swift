extension PremiseFault: CustomStringConvertible {
  /// One sentence without a full stop.
  package var description: String {
    switch reason {
    case .otherWorkflow(let name, let wanted): "it simulates '\(name)', and the definition is '\(wanted)'"
    case .unknown(let kind, let name, _): "unknown \(kind) '\(name)'"
    case .noEntry(let state): "'work' has no entry for the state '\(state)', which is not final"
    case .finalState(let state): "'\(state)' is final: nothing happens in it"
    case .moveNotFrom(let move, let state, _): "the move '\(move)' does not leave '\(state)'"
    case .noShares: "there are no shares"
    case .sharesDoNotAddUp(let sum): "the shares add up to \(sum), not to 100"
    case .noWayOut(let state, let priority): "no move given leaves '\(state)' for priority \(priority)"
    case .noRole(let state, let waitsFor): "'\(state)' waits for \(waitsFor): say whose work it is with 'by'"
    case .noStaff(let role, let state): "'staff' has no '\(role)', who work in '\(state)'"
    case .notUnderATest(let clock): "the clock '\(clock)' exists under no test: it counts anyway"
    case .hoursOverlap(let hours): "'\(hours)' is none within one day, or overlaps another stretch"
    }
  }

  /// What to do about it, where the sentence does not say.
  package var hint: String? {
    switch reason {
    case .unknown(_, _, let hint), .moveNotFrom(_, _, let hint): hint
    case .noEntry: "say how long somebody works there (takes) or it waits there (waits), and the moves out of it (then)"
    case .noWayOut: "add a move that is for every priority"
    default: nil
    }
  }
}
