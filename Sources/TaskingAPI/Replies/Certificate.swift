package import Workflow
package import WorkingTime

/// One event of a request with everything that is needed to judge it without the store, and what follows from that.
///
/// Its file is canonical JSON and one line end: no byte of it can change without being noticed.
package struct Certificate: Codable, Hashable, Sendable {
  /// Which form it has: `Certificate.form`.
  package let form: String
  package let evidence: Evidence
  /// What follows from the evidence, and from nothing else.
  package let statement: Statement
  /// SHA-256, in hexadecimal, of the same without its seal.
  package let seal: String

  package init(form: String, evidence: Evidence, statement: Statement, seal: String) {
    self.form = form
    self.evidence = evidence
    self.statement = statement
    self.seal = seal
  }

  /// The only form that there is.
  package static let form = "tasking.certificate.1"

  /// What an event did, on what grounds.
  package struct Statement: Codable, Hashable, Sendable {
    package var reference: String
    package var version: Int
    /// The move, or `raise`, `set`, `note`, `rung`.
    package var act: String
    package var actor: String
    package var occurredAt: Instant
    package var recordedAt: Instant
    /// The state before; nil for the first event.
    package var from: String?
    package var to: String
    package var definition: InForce
    package var calendar: InForce
    /// The fields as they were before it.
    package var known: [String: FieldValue]
    /// The version of the request that wrote each of them last.
    package var knownSince: [String: Int]
    package var written: [String: FieldValue]
    package var cleared: [String]
    package var reason: String?
    /// Who has the request from here on; empty for nobody, nil if that did not change.
    package var assignee: String?
    package var waiver: String?
    /// Nil for what the machine did.
    package var authority: Authority?
    package var rules: [RuleRead]
    package var clocks: [ClockLine]
    package var place: Place
    /// True of a rehearsal's, in which nothing is real; nil of a live store's.
    package var rehearsal: Bool?

    package init(
      reference: String, version: Int, act: String, actor: String, occurredAt: Instant, recordedAt: Instant,
      from: String? = nil, to: String, definition: InForce, calendar: InForce, known: [String: FieldValue],
      knownSince: [String: Int], written: [String: FieldValue], cleared: [String], reason: String? = nil,
      assignee: String? = nil, waiver: String? = nil, authority: Authority? = nil, rules: [RuleRead],
      clocks: [ClockLine], place: Place, rehearsal: Bool? = nil
    ) {
      self.reference = reference
      self.version = version
      self.act = act
      self.actor = actor
      self.occurredAt = occurredAt
      self.recordedAt = recordedAt
      self.from = from
      self.to = to
      self.definition = definition
      self.calendar = calendar
      self.known = known
      self.knownSince = knownSince
      self.written = written
      self.cleared = cleared
      self.reason = reason
      self.assignee = assignee
      self.waiver = waiver
      self.authority = authority
      self.rules = rules
      self.clocks = clocks
      self.place = place
      self.rehearsal = rehearsal
    }
  }

  /// A text that was in force, and who wanted it so.
  package struct InForce: Codable, Hashable, Sendable {
    package var name: String
    package var version: Int
    package var digest: String
    /// The journal's entry that put it in force; nil where the store began with it.
    package var seq: Int64?
    package var by: String?
    package var approvedBy: String?
    package var reason: String?

    package init(
      name: String, version: Int, digest: String, seq: Int64? = nil, by: String? = nil, approvedBy: String? = nil,
      reason: String? = nil
    ) {
      self.name = name
      self.version = version
      self.digest = digest
      self.seq = seq
      self.by = by
      self.approvedBy = approvedBy
      self.reason = reason
    }
  }

  /// By what somebody could act.
  package struct Authority: Codable, Hashable, Sendable {
    package var person: String
    package var name: String
    /// The roles held at that instant.
    package var roles: [String]
    package var covers: [String]
    /// Whom the definition lets make the move.
    package var allowed: [String]
    /// What of that the person was.
    package var metAs: [String]

    package init(person: String, name: String, roles: [String], covers: [String], allowed: [String], metAs: [String]) {
      self.person = person
      self.name = name
      self.roles = roles
      self.covers = covers
      self.allowed = allowed
      self.metAs = metAs
    }
  }

  /// A rule with what it read.
  package struct RuleRead: Codable, Hashable, Sendable {
    package var name: String
    package var test: String
    package var held: Bool
    package var steps: [Step]

    package init(name: String, test: String, held: Bool, steps: [Step]) {
      self.name = name
      self.test = test
      self.held = held
      self.steps = steps
    }

    /// A part of the rule's text, and what it came to.
    package struct Step: Codable, Hashable, Sendable {
      package var part: String
      package var value: String

      package init(part: String, value: String) {
        self.part = part
        self.value = value
      }
    }
  }

  /// Where the event stands in the journal.
  package struct Place: Codable, Hashable, Sendable {
    package var seq: Int64
    package var previous: String
    package var hash: String

    package init(seq: Int64, previous: String, hash: String) {
      self.seq = seq
      self.previous = previous
      self.hash = hash
    }
  }
}

/// What a certificate rests on: entries of the journal as they are chained, and the texts that they name.
package struct Evidence: Codable, Hashable, Sendable {
  /// The request's events up to the one that is certified.
  package var events: [Entry]
  /// The administrative events before that: people, roles, what was put in force.
  package var administration: [Entry]
  package var texts: [Text]
  /// Person → how many requests they had in hand then, where a rule reads it; counted from the journal.
  package var load: [String: Int64]

  package init(events: [Entry], administration: [Entry], texts: [Text], load: [String: Int64]) {
    self.events = events
    self.administration = administration
    self.texts = texts
    self.load = load
  }

  /// A definition, a calendar or a register.
  package struct Text: Codable, Hashable, Sendable {
    package var kind: String
    package var name: String
    package var version: Int
    package var text: String

    package init(kind: String, name: String, version: Int, text: String) {
      self.kind = kind
      self.name = name
      self.version = version
      self.text = text
    }
  }

  /// An entry of the journal; digests and salt in hexadecimal.
  package struct Entry: Codable, Hashable, Sendable {
    package var seq: Int64
    package var request: String?
    package var version: Int?
    package var kind: String
    package var state: String?
    package var actor: String
    package var via: String
    package var command: String?
    package var occurredAt: Instant
    package var recordedAt: Instant
    package var erases: Bool
    package var payload: String
    package var salt: String
    package var previous: String
    package var hash: String

    package init(
      seq: Int64, request: String? = nil, version: Int? = nil, kind: String, state: String? = nil, actor: String,
      via: String, command: String? = nil, occurredAt: Instant, recordedAt: Instant, erases: Bool, payload: String,
      salt: String, previous: String, hash: String
    ) {
      self.seq = seq
      self.request = request
      self.version = version
      self.kind = kind
      self.state = state
      self.actor = actor
      self.via = via
      self.command = command
      self.occurredAt = occurredAt
      self.recordedAt = recordedAt
      self.erases = erases
      self.payload = payload
      self.salt = salt
      self.previous = previous
      self.hash = hash
    }
  }
}
