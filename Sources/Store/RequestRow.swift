package import Workflow
package import WorkingTime

/// A request as lists show it: the row of the projection, a pure function of its fold and its definition.
package struct RequestRow: Hashable, Sendable {
  package let reference: String
  /// Digest of the definition that it follows; nil once erased.
  package var definition: String?
  /// The name of that definition; nil once erased.
  package var workflow: String?
  package var workflowVersion: Int?
  package let state: String
  package let stage: Stage
  /// Whether its state is not final.
  package var isOpen: Bool
  package var waitsFor: WaitsFor?
  package var priority: String?
  /// The place of the priority among the definition's, most urgent first, from 0.
  package var priorityRank: Int?
  package var kind: String?
  package var establishment: String?
  package var title: String?
  package var assignee: String?
  package let raiser: String
  package let raisedAt: Instant
  /// When it last changed state.
  package let enteredAt: Instant
  /// When its last event happened.
  package let changedAt: Instant
  package let version: Int
  /// The last version that changed state, fields or assignment.
  package let substantiveVersion: Int
  package let cycle: Int
  /// When something next falls due by itself.
  package var nextAt: Instant?
  /// The earliest due of its clocks that run or wait.
  package var nextDue: Instant?
  /// The clock that this is of; of two that are due at once the first by name.
  package var nextDueClock: String?
  package var fields: [String: FieldValue] = [:]
  package var isErased: Bool
  /// What was decided about keeping it; nil while nothing was.
  ///
  /// All that is left of it once it is disposed of is when.
  package var retention: Retention?

  /// A row without anything that an erased request has not.
  package init(
    reference: String, state: String, stage: Stage, isOpen: Bool, raiser: String, raisedAt: Instant,
    enteredAt: Instant, changedAt: Instant, version: Int, substantiveVersion: Int, cycle: Int, isErased: Bool
  ) {
    self.reference = reference
    self.state = state
    self.stage = stage
    self.isOpen = isOpen
    self.raiser = raiser
    self.raisedAt = raisedAt
    self.enteredAt = enteredAt
    self.changedAt = changedAt
    self.version = version
    self.substantiveVersion = substantiveVersion
    self.cycle = cycle
    self.isErased = isErased
  }
}
