package import WorkingTime

/// A shift as it is handed over: what is open, waits, ends by itself, was not read and was asked.
package struct Handover: Codable, Hashable, Sendable {
  /// Its number: the journal entry that recorded it; nil while it is only looked at.
  package var number: Int64?
  package var from: String
  package var to: String
  /// Who did it.
  package var actor: String
  package var at: Instant
  /// Up to when things that end by themselves were looked for.
  package var until: Instant
  package var accepted: Instant?
  package var lines: [Line]
  /// SHA-256 of the lines, in hexadecimal.
  package var digest: String
  /// Whether the list is the one that was shown when it was handed over; false when something of it was erased since.
  package var isAsListed: Bool
  /// When it was withdrawn; nil if it was not.
  package var withdrawn: Instant?
  /// With whom each request is, where it was accepted just now; nil otherwise.
  package var standing: [Standing]?

  package init(
    number: Int64? = nil, from: String, to: String, actor: String, at: Instant, until: Instant,
    accepted: Instant? = nil, lines: [Line], digest: String, isAsListed: Bool, withdrawn: Instant? = nil,
    standing: [Standing]? = nil
  ) {
    self.number = number
    self.from = from
    self.to = to
    self.actor = actor
    self.at = at
    self.until = until
    self.accepted = accepted
    self.lines = lines
    self.digest = digest
    self.isAsListed = isAsListed
    self.withdrawn = withdrawn
    self.standing = standing
  }

  /// With whom a request of it is.
  package struct Standing: Codable, Hashable, Sendable {
    package var reference: String
    package var state: String
    package var assignee: String?
    /// The role or the person that has to act next; nil once closed.
    package var waitsFor: String?
    /// What would give it to whoever takes over, and who may; nil where it is theirs, or nobody's.
    package var next: String?

    package init(reference: String, state: String, assignee: String?, waitsFor: String?) {
      self.reference = reference
      self.state = state
      self.assignee = assignee
      self.waitsFor = waitsFor
    }

    enum CodingKeys: String, CodingKey {
      case reference, state, assignee
      case waitsFor = "waits_for"
      case next
    }
  }

  /// The parts of its list.
  package enum Part: String, Codable, CaseIterable, Hashable, Sendable {
    /// Requests of the priorities that a handover lists.
    case open
    /// Requests that only wait.
    case held
    /// Moves that the machine makes by itself before the end, such as the end of an authority.
    case ending
    /// Notices of rungs that have not been read.
    case escalation
    /// Entries of lists that wait for an answer.
    case asked
  }

  /// One thing of it.
  package struct Line: Codable, Hashable, Sendable {
    package var part: Handover.Part
    package var reference: String
    package var version: Int
    package var priority: String?
    package var state: String
    package var kind: String?
    package var establishment: String?
    package var title: String?
    package var assignee: String?
    /// The clock that is due next, the move that the machine makes, the clock whose rung was told, or the field.
    package var about: String?
    /// When it is due, falls due by itself, or was told.
    package var at: Instant?

    package init(part: Handover.Part, reference: String, version: Int, state: String) {
      self.part = part
      self.reference = reference
      self.version = version
      self.state = state
    }
  }

  enum CodingKeys: String, CodingKey {
    case number, from, to, actor, at, until, accepted, lines, digest
    case isAsListed = "as_listed"
    case withdrawn, standing
  }

  /// How many lines a part has.
  package func count(_ part: Handover.Part) -> Int { lines.count { $0.part == part } }
}

/// A handover in a line.
package struct HandoverSummary: Codable, Hashable, Sendable {
  package var number: Int64
  package var from: String
  package var to: String
  package var at: Instant
  package var accepted: Instant?
  package var withdrawn: Instant?
  /// Part → how many things of it.
  package var counts: [String: Int]

  package init(
    number: Int64, from: String, to: String, at instant: Instant, accepted: Instant?, withdrawn: Instant?,
    counts: [String: Int]
  ) {
    self.number = number
    self.from = from
    self.to = to
    at = instant
    self.accepted = accepted
    self.withdrawn = withdrawn
    self.counts = counts
  }
}
