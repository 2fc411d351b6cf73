package import Workflow
package import WorkingTime

/// What happened to a request, the first event first: `history REF`.
package struct History: Codable, Hashable, Sendable {
  package var reference: String
  package var events: [Line]

  package init(reference: String, events: [Line]) {
    self.reference = reference
    self.events = events
  }

  /// One event.
  package struct Line: Codable, Hashable, Sendable {
    package var version: Int
    package var seq: Int64
    /// The event's hash in hexadecimal.
    package var head: String
    package var occurredAt: Instant
    package var recordedAt: Instant
    package var kind: String
    package var state: String
    package var actor: String
    package var via: String
    /// For whom the actor stood in; nil for their own part.
    package var actingFor: String?
    package var reason: String?
    /// Fields written, and those taken away with null.
    package var fields: [String: FieldValue]
    package var cleared: [String]
    /// `""` when it was taken from somebody.
    package var assignee: String?
    package var waiver: String?
    /// Rungs that fell due: `assess 100%`, with `superseded` where it was not told.
    package var rungs: [String]
    /// Clock laps that opened, changed or ended: `assess met`, `result paused`.
    package var clocks: [String]
    /// The same of the clocks for which it makes a difference, if acts counted from when they are claimed to have
    /// happened.
    package var claimed: [String]
    /// Whom it was told: `h.lindqvist as supervisor`.
    package var told: [String]
    /// Clocks whose escalation was acknowledged: `assess until 2026-11-23T12:00:00Z`.
    package var acknowledged: [String]
    package var isErased: Bool
    /// What it decided about keeping the request.
    package var retention: RetentionEntry?
    /// The version that it corrects, and what of it.
    package var corrects: Int?
    package var correctedFields: [String]?
    /// The versions of corrections of it.
    package var correctedBy: [Int]?
    /// The party to whom something was given, and what; without fields all of it.
    package var disclosedTo: String?
    package var disclosedFields: [String]?

    package init(
      version: Int, seq: Int64, head: String, occurredAt: Instant, recordedAt: Instant, kind: String, state: String,
      actor: String, via: String, actingFor: String? = nil, reason: String? = nil, fields: [String: FieldValue],
      cleared: [String], assignee: String? = nil, waiver: String? = nil, rungs: [String], clocks: [String],
      claimed: [String], told: [String], acknowledged: [String], isErased: Bool, retention: RetentionEntry? = nil,
      corrects: Int? = nil, correctedFields: [String]? = nil, correctedBy: [Int]? = nil, disclosedTo: String? = nil,
      disclosedFields: [String]? = nil
    ) {
      self.version = version
      self.seq = seq
      self.head = head
      self.occurredAt = occurredAt
      self.recordedAt = recordedAt
      self.kind = kind
      self.state = state
      self.actor = actor
      self.via = via
      self.actingFor = actingFor
      self.reason = reason
      self.fields = fields
      self.cleared = cleared
      self.assignee = assignee
      self.waiver = waiver
      self.rungs = rungs
      self.clocks = clocks
      self.claimed = claimed
      self.told = told
      self.acknowledged = acknowledged
      self.isErased = isErased
      self.retention = retention
      self.corrects = corrects
      self.correctedFields = correctedFields
      self.correctedBy = correctedBy
      self.disclosedTo = disclosedTo
      self.disclosedFields = disclosedFields
    }

    enum CodingKeys: String, CodingKey {
      case version, seq, head
      case occurredAt = "occurred_at"
      case recordedAt = "recorded_at"
      case kind, state, actor, via
      case actingFor = "acting_for"
      case reason, fields, cleared, assignee, waiver, rungs, clocks, claimed, told, acknowledged
      case isErased = "erased"
      case retention
      case corrects
      case correctedFields = "corrected_fields"
      case correctedBy = "corrected_by"
      case disclosedTo = "disclosed_to"
      case disclosedFields = "disclosed_fields"
    }
  }
}
