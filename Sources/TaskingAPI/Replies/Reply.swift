package import WorkingTime

/// The answer to a command that was carried out.
package struct Reply: Codable, Hashable, Sendable {
  package var body: Body
  /// Whether the store is for rehearsal: every output says so.
  package var isRehearsal: Bool
  /// The instant at which it was answered.
  package var now: Instant
  /// The zone in which people read times: the calendar's.
  package var zone: String
  /// What the reader should know besides: the scheduler is late, nobody holds a role.
  package var warnings: [String]
  /// The moment of the past at which it was so; nil for the present.
  package var asAt: AsAt?

  package init(_ body: Body, isRehearsal: Bool, now: Instant, zone: String, warnings: [String] = []) {
    self.body = body
    self.isRehearsal = isRehearsal
    self.now = now
    self.zone = zone
    self.warnings = warnings
  }

  /// What was answered.
  package enum Body: Codable, Hashable, Sendable {
    case written(Written)
    case list(RequestList)
    case request(RequestDetail)
    case next(NextMoves)
    case why(Sums)
    case history(History)
    case certificate(Certificate)
    case corrections(CorrectionList)
    case move(MoveHelp)
    case ticked(Ticked)
    case planned(Planned)
    case quietness(Quietness)
    case delivered(Delivered)
    case inbox(Inbox)
    case outbox(Outbox)
    case revived(Revived)
    case activated(Activated)
    case impact(Impact)
    case pressure(RulePressure)
    case simulated(Simulated)
    case workflows([WorkflowLine])
    case workflow(WorkflowDetail)
    case calendar(CalendarDetail)
    case people([PersonLine])
    case person(PersonWritten)
    case left(PersonLeft)
    case audit(AuditReport)
    case consistency(Consistency)
    case anchored(Anchored)
    case keyRenewed(KeyRenewed)
    case retained(RetentionWritten)
    case retentionDue(RetentionDue)
    case absences(Absences)
    case absence(AbsenceWritten)
    case handover(Handover)
    case handovers([HandoverSummary])
    case staffing(Staffing)
  }
}

/// A request changed.
package struct Written: Codable, Hashable, Sendable {
  package var reference: String
  /// The event: a move's name, `raise`, `set`, `note`.
  package var done: String
  package var from: String?
  package var state: String
  package var stage: String
  package var version: Int
  /// The event's place in the journal.
  package var seq: Int64
  /// The event's hash in hexadecimal: the receipt.
  package var head: String
  package var priority: String?
  /// The role or the person that has to act next; nil once closed.
  package var waitsFor: String?
  package var nextDue: Instant?
  package var nextDueClock: String?
  /// Names of the moves that whoever it waits for is most likely to make.
  package var nextMoves: [String]
  /// The waiver under which separation was recorded, not refused.
  package var waiver: String?
  /// For whom whoever did it stood in.
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
