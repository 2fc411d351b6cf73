/// Why nothing can be decided about keeping a request.
package enum RetentionFault: Hashable, Sendable {
  /// The schedule does not dispose of anything.
  case disposalOff(schedule: String)
  /// It is held for these.
  case held(bases: [String])
  /// It is not finished.
  case notFinished(state: String)
  /// Its review is due later; these would lift that.
  case notDue(due: String, bases: [String])
  /// Another request that names one of its subjects is open; these would lift that.
  case notClear(bases: [String])
  /// Its group is only ever reviewed.
  case neverDisposed(group: String)
  /// Whoever proposed it cannot approve it.
  case secondPerson
  /// It was proposed on another basis, or on none.
  case otherBasis(proposed: String?)
  /// No reason was given.
  case wantsReason
  /// The basis asks for the officer who is told of disclosure.
  case wantsOfficer(basis: String)
  /// It is held for that already.
  case heldAlready(basis: String)
  /// It is not held for that, or not at all.
  case notHeld(basis: String?)
  /// It is held for several, and it was not said which.
  case whichHold(bases: [String])
}
