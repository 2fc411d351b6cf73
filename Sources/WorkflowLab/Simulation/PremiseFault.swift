/// What is wrong with a premise for a definition, and where.
package struct PremiseFault: Error, Hashable, Sendable {
  /// The keys that lead to it: `work`, `acting`, `then`, `accept`.
  package let path: [String]
  package let reason: Reason

  package init(_ path: [String], _ reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// What is wrong.
  package enum Reason: Hashable, Sendable {
    case otherWorkflow(String, wanted: String)
    case unknown(kind: String, name: String, hint: String?)
    /// A state that is not final has no entry.
    case noEntry(state: String)
    /// Nothing happens any more in a final state.
    case finalState(String)
    case moveNotFrom(move: String, state: String, hint: String?)
    case noShares
    case sharesDoNotAddUp(Int)
    /// All moves that are given are not for that priority.
    case noWayOut(state: String, priority: String)
    /// A state that waits for a role that is no fixed one has to say who does the work.
    case noRole(state: String, waitsFor: String)
    /// A role that works has no staff.
    case noStaff(role: String, state: String)
    case notUnderATest(clock: String)
    case hoursOverlap(String)
  }
}
