package import Workflow
package import WorkingTime

/// A request as `show` has it.
///
/// The JSON names are kept stable.
package struct RequestDetail: Codable, Hashable, Sendable {
  package var reference: String
  @Null package var workflow: String?
  @Null package var workflowVersion: Int?
  /// Digest of the definition that it follows.
  @Null package var definition: String?
  /// The request's own version: one more for each event.
  package var version: Int
  package var state: String
  package var stage: String
  @Null package var priority: String?
  /// The person's id.
  @Null package var assignee: String?
  @Null package var assigneeName: String?
  /// A role, or a person's id.
  @Null package var waitsFor: String?
  package var raiser: String
  @Null package var raiserName: String?
  package var raisedAt: Instant
  package var enteredAt: Instant
  package var changedAt: Instant
  package var cycle: Int
  package var isOpen: Bool
  package var isErased: Bool
  /// Fields by name, instants as RFC 3339.
  package var fields: [String: FieldValue]
  /// The fields in the definition's order, for people: label, name, value in words.
  package var lines: [FieldLine]
  package var clocks: [ClockLine]
  @Null package var nextDue: Instant?
  @Null package var nextDueClock: String?
  /// When something next falls due by itself.
  @Null package var nextAt: Instant?
  /// What was decided about keeping it; nil while nothing was.
  @Null package var retention: Retention?

  package init(
    reference: String, workflow: String? = nil, workflowVersion: Int? = nil, definition: String? = nil, version: Int,
    state: String, stage: String, priority: String? = nil, assignee: String? = nil, assigneeName: String? = nil,
    waitsFor: String? = nil, raiser: String, raiserName: String? = nil, raisedAt: Instant, enteredAt: Instant,
    changedAt: Instant, cycle: Int, isOpen: Bool, isErased: Bool, fields: [String: FieldValue], lines: [FieldLine],
    clocks: [ClockLine], nextDue: Instant? = nil, nextDueClock: String? = nil, nextAt: Instant? = nil,
    retention: Retention? = nil
  ) {
    self.reference = reference
    self.workflow = workflow
    self.workflowVersion = workflowVersion
    self.definition = definition
    self.version = version
    self.state = state
    self.stage = stage
    self.priority = priority
    self.assignee = assignee
    self.assigneeName = assigneeName
    self.waitsFor = waitsFor
    self.raiser = raiser
    self.raiserName = raiserName
    self.raisedAt = raisedAt
    self.enteredAt = enteredAt
    self.changedAt = changedAt
    self.cycle = cycle
    self.isOpen = isOpen
    self.isErased = isErased
    self.fields = fields
    self.lines = lines
    self.clocks = clocks
    self.nextDue = nextDue
    self.nextDueClock = nextDueClock
    self.nextAt = nextAt
    self.retention = retention
  }

  /// A field for people.
  package struct FieldLine: Codable, Hashable, Sendable {
    package var name: String
    package var label: String?
    /// Lines of text; instants still as RFC 3339.
    package var value: FieldValue
    /// The register's title of a code.
    package var title: String?
    /// The version of the correction that it stands by; nil if it was not corrected.
    package var corrected: Int?

    package init(name: String, label: String?, value: FieldValue, title: String?) {
      self.name = name
      self.label = label
      self.value = value
      self.title = title
    }
  }

  enum CodingKeys: String, CodingKey {
    case reference, workflow
    case workflowVersion = "workflow_version"
    case definition, version, state, stage, priority, assignee
    case assigneeName = "assignee_name"
    case waitsFor = "waits_for"
    case raiser
    case raiserName = "raiser_name"
    case raisedAt = "raised_at"
    case enteredAt = "entered_at"
    case changedAt = "changed_at"
    case cycle
    case isOpen = "open"
    case isErased = "erased"
    case fields, lines, clocks
    case nextDue = "next_due"
    case nextDueClock = "next_due_clock"
    case nextAt = "next_at"
    case retention
  }
}

/// The present lap of one clock, as of the reply's instant.
///
/// The JSON names are kept stable.
package struct ClockLine: Codable, Hashable, Sendable {
  package var name: String
  /// `running`, `waiting` or `stopped`.
  package var state: String
  package var budgetSeconds: Int64
  /// Whether every second counts, or those of working time only.
  package var isElapsed: Bool
  package var usedSeconds: Int64
  @Null package var due: Instant?
  @Null package var breachedAt: Instant?
  package var verdict: String?
  package var lap: Int
  /// What comes of it by the times that are claimed; nil where that is the same.
  package var claimed: Claimed?

  /// When a clock is due, and how it ended, if acts counted from when they are claimed to have happened.
  package struct Claimed: Codable, Hashable, Sendable {
    package var due: Instant?
    package var verdict: String?

    package init(due: Instant?, verdict: String?) {
      self.due = due
      self.verdict = verdict
    }
  }

  package init(
    name: String, state: String, budgetSeconds: Int64, isElapsed: Bool, usedSeconds: Int64, due: Instant?,
    breachedAt: Instant?, verdict: String?, lap: Int
  ) {
    self.name = name
    self.state = state
    self.budgetSeconds = budgetSeconds
    self.isElapsed = isElapsed
    self.usedSeconds = usedSeconds
    self.due = due
    self.breachedAt = breachedAt
    self.verdict = verdict
    self.lap = lap
  }

  enum CodingKeys: String, CodingKey {
    case name, state
    case budgetSeconds = "budget_seconds"
    case isElapsed = "elapsed"
    case usedSeconds = "used_seconds"
    case due
    case breachedAt = "breached_at"
    case verdict, lap, claimed
  }

  // `due` and `breached_at` are null, not absent, where there is none.
}
