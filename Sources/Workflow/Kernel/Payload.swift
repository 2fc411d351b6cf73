package import WorkingTime

/// What an event changed, in facts that need no definition to be read again.
package struct Payload: Codable, Hashable, Sendable {
  /// Digest of the definition that the request follows from here on; on its first event, and on a migration.
  package var definition: String?
  /// The state to which it would go back, where another definition names it otherwise.
  package var cameFrom: String?
  /// The life of the request that the event opens, when it opens one (1 at the raising).
  package var cycle: Int?
  /// The move's own text.
  package var reason: String?
  /// Fields written, with their whole new value.
  package var fields: [String: FieldValue]?
  /// Fields taken away.
  package var cleared: [String]?
  /// Who has the request from here on; `""` when nobody has.
  package var assignee: String?
  /// Worked-out fields that now stand by somebody's decision, with that value.
  package var overrides: [String: FieldValue]?
  /// Worked-out fields whose override was lifted.
  package var lifted: [String]?
  /// The waiver under which separation was recorded, not refused.
  package var waiver: String?
  /// For whom the actor stood in: the assignee, who was away.
  package var actingFor: String?
  /// The absences for which the machine took the request out of its assignee's hands.
  package var absences: [Int64]?
  /// Of which earlier event this is a correction.
  package var corrects: Correction?
  /// Rules of moves made, by name, that held until this correction.
  package var broken: [String]?
  /// To whom something was given.
  package var disclosed: Disclosure?
  /// Every clock lap that the event opened, changed or ended, whole.
  package var clocks: [ClockState]?
  /// The same as they would be had every act happened when it is claimed to have; of each clock that the event touched
  /// only where the two differ.
  package var claimedClocks: [ClockState]?
  /// Rungs that fell due by this event.
  package var firings: [Firing]?
  /// Escalations that were acknowledged.
  package var acknowledged: [Acknowledgement]?
  /// Notices that go out with it.
  package var notices: [Notice]?
  /// The next instant at which something falls due by itself; absent when nothing will.
  package var nextAt: Instant?
  /// Register values that the decision read: `register/code` → its columns.
  package var registers: [String: [String: FieldValue]]?
  /// What it decides about keeping the request.
  package var retention: RetentionEntry?
  /// Of which earlier acts the moves of another definition are the same, and who stays barred.
  package var succession: Succession?

  package init() {}

  enum CodingKeys: String, CodingKey {
    case definition
    case cameFrom = "came_from"
    case cycle, reason, fields, cleared, assignee, overrides, lifted, waiver, corrects, disclosed, clocks, absences
    case actingFor = "acting_for"
    case claimedClocks = "claimed_clocks"
    case firings, acknowledged, notices
    case nextAt = "next_at"
    case registers, retention, succession, broken
  }
}

/// One rung of a clock's ladder that fell due: the unit of the scheduler's ledger.
package struct Firing: Codable, Hashable, Sendable {
  package let clock: String
  package let cycle: Int
  package let lap: Int
  /// The place of the rung in its ladder, from 1.
  package let rung: Int
  /// 1, and more where the rung repeats.
  package let occurrence: Int
  /// Per cent of the time to due, as the ladder says.
  package let percent: Int64
  /// When it fell due.
  package let dueAt: Instant
  /// Whether a later one that fell due at the same look stands for it, so that it was not told.
  package let superseded: Bool

  package init(
    clock: String, cycle: Int, lap: Int, rung: Int, occurrence: Int, percent: Int64, dueAt: Instant, superseded: Bool
  ) {
    self.clock = clock
    self.cycle = cycle
    self.lap = lap
    self.rung = rung
    self.occurrence = occurrence
    self.percent = percent
    self.dueAt = dueAt
    self.superseded = superseded
  }

  enum CodingKeys: String, CodingKey {
    case clock, cycle, lap, rung, occurrence, percent
    case dueAt = "due_at"
    case superseded
  }
}

extension Instant: Codable {
  package init(from decoder: any Decoder) throws {
    let box = try decoder.singleValueContainer()
    let text = try box.decode(String.self)
    do throws(TimeFault) {
      self = try Instant(rfc3339: text)
    } catch {
      throw DecodingError.dataCorruptedError(in: box, debugDescription: "not an instant: \(text)")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var box = encoder.singleValueContainer()
    try box.encode(rfc3339)
  }
}
