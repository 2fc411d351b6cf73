package import WorkingTime

/// A request changed.
package struct Written: Codable, Hashable, Sendable {
  package var reference: String
  /// The event: a move's name, `raise`, `set`, `note`.
  package var done: String
  @Null package var from: String?
  package var state: String
  package var stage: String
  package var version: Int
  /// The event's place in the journal.
  package var seq: Int64
  /// The event's hash in hexadecimal: the receipt.
  package var head: String
  @Null package var priority: String?
  /// The role or the person that has to act next; nil once closed.
  @Null package var waitsFor: String?
  @Null package var nextDue: Instant?
  @Null package var nextDueClock: String?
  /// Names of the moves that whoever it waits for is most likely to make.
  package var nextMoves: [String]
  /// The waiver under which separation was recorded, not refused.
  package var waiver: String?
  /// The absent person the actor deputised for.
  package var actingFor: String?
  /// What fell due by itself and was recorded just before: `authority-ends`, `assess 100%`.
  package var caughtUp: [String]
  /// What the machine made of it at once: `authority-falls`; nil for nothing.
  package var followed: [String]?
  /// Rules of earlier moves that a correction made false, in their own words; nil for none.
  package var broken: [String]?
  /// When it is claimed to have happened, if that is before it was recorded.
  package var claimed: Instant?
  /// Until when an escalation is told no more, if this acknowledged it.
  package var acknowledgedUntil: Instant?
  /// Whether this is the first answer to a command that was sent again.
  package var isRepeated: Bool
  /// Why the draft that was kept could not be submitted; with `raise --submit` only.
  package var refusal: TaskingError?

  package init(
    reference: String, done: String, from: String?, state: String, stage: String, version: Int, seq: Int64, head: String
  ) {
    self.reference = reference
    self.done = done
    self.from = from
    self.state = state
    self.stage = stage
    self.version = version
    self.seq = seq
    self.head = head
    nextMoves = []
    caughtUp = []
    isRepeated = false
  }

  enum CodingKeys: String, CodingKey {
    case reference, done, from, state, stage, version, seq, head, priority
    case waitsFor = "waits_for"
    case nextDue = "next_due"
    case nextDueClock = "next_due_clock"
    case nextMoves = "next_moves"
    case waiver
    case actingFor = "acting_for"
    case caughtUp = "caught_up"
    case followed, broken, claimed
    case acknowledgedUntil = "acknowledged_until"
    case isRepeated = "repeated"
    case refusal
  }
}
