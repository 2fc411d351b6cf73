package import WorkingTime

/// A request as its events have made it: the fold of its journal.
package struct Snapshot: Hashable, Sendable {
  package var reference: String
  /// Digest of the definition that it follows; empty once erased.
  package var definition = ""
  package var version = 0
  /// The last version that changed state, fields or assignment.
  package var substantiveVersion = 0
  package var state = ""
  /// The state that it left when it last changed state into the present one.
  package var cameFrom: String?
  /// Which of its lives this is, from 1.
  package var cycle = 1
  package var raiser = ""
  package var raisedAt: Instant
  /// When it last changed state.
  package var enteredAt: Instant
  /// When it is claimed to have last changed state.
  package var enteredByClaim: Instant
  /// When its last event happened.
  package var lastAt: Instant
  package var fields: [String: FieldValue] = [:]
  package var assignee: String?
  /// Absences for which the machine has taken it out of somebody's hands.
  package var absences: Set<Int64> = []
  /// Worked-out fields that stand by somebody's decision.
  package var overrides: [String: FieldValue] = [:]
  /// Move → everybody who ever made it, over the whole life.
  package var makers: [String: Set<String>] = [:]
  /// Field → the events that wrote or cleared it, in order.
  package var origins: [String: [FieldOrigin]] = [:]
  /// Act → everybody who ever corrected what it wrote.
  package var correctors: [String: Set<String>] = [:]
  /// Move → the last person who made it.
  package var lastMaker: [String: String] = [:]
  /// Act → the version that it last made.
  package var lastMade: [String: Int] = [:]
  /// The version that opened its present life.
  package var cycleOpened = 0
  /// Act → the moves of later definitions that are the same act.
  package var heirs: [String: Set<String>] = [:]
  /// Who stays barred from what, whatever the definition that it follows now says.
  package var bars: [Succession.Bar] = []
  /// The present lap of each clock of this cycle.
  package var clocks: [String: ClockState] = [:]
  /// The present lap of each clock for which it makes a difference that acts are claimed to have happened before they
  /// were recorded: as it would be if they had counted from then.
  package var claimed: [String: ClockState] = [:]
  /// Laps that another lap, or another cycle, has followed, over the whole life.
  package var endedLaps: [ClockState] = []
  /// What of each clock's present lap has fired.
  package var fired: [String: FiredRungs] = [:]
  /// When something next falls due by itself.
  package var nextAt: Instant?
  package var isErased = false
  /// What was decided about keeping it; nil while nothing was.
  package var retention: Retention?

  package init(reference: String, at instant: Instant) {
    self.reference = reference
    raisedAt = instant
    enteredAt = instant
    enteredByClaim = instant
    lastAt = instant
  }
}

/// Which rungs of one lap have fired.
package struct FiredRungs: Hashable, Sendable {
  package var lap: Int
  /// Rungs by their place in the ladder, from 1.
  package var rungs: Set<Int> = []
  /// How often the repeating rung has fired, and when it last fell due.
  package var lastOccurrence = 0
  package var lastDueAt: Instant?
  /// Until when somebody's acknowledgement keeps the ladder's words.
  package var acknowledgedUntil: Instant?

  package init(lap: Int) { self.lap = lap }
}
