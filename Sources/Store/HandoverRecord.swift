package import WorkingTime

/// What the journal says of a shift that was handed over: references and counts, never a text.
package struct HandoverRecord: Codable, Hashable, Sendable {
  /// The id of whoever handed over, or for whom it was done.
  package let from: String
  /// The id of whoever is to take over.
  package let to: String
  /// Up to when authorities and other things that end by themselves were looked for.
  package let until: Instant
  /// What was listed, part by part.
  package let items: [Item]
  /// SHA-256 of the list as it was shown, in hexadecimal.
  package let digest: String

  package init(from: String, to: String, until: Instant, items: [Item], digest: String) {
    self.from = from
    self.to = to
    self.until = until
    self.items = items
    self.digest = digest
  }

  /// One thing that was listed.
  package struct Item: Codable, Hashable, Sendable {
    package let part: Part
    /// The request's reference.
    package let request: String
    /// Which version of it was seen.
    package let version: Int
    /// The move, the notice's id or the field; nil where the request itself is meant.
    package let about: String?
    /// When it is due, falls due by itself, or was told; nil where there is no such time.
    package let at: Instant?

    package init(part: Part, request: String, version: Int, about: String? = nil, at instant: Instant? = nil) {
      self.part = part
      self.request = request
      self.version = version
      self.about = about
      at = instant
    }
  }

  /// The parts of a list.
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
}

/// That somebody has taken over.
package struct HandoverAcceptance: Codable, Hashable, Sendable {
  /// The journal entry of the handover.
  package let handover: Int64

  package init(handover: Int64) {
    self.handover = handover
  }
}

/// That a handover was a mistake.
package struct HandoverWithdrawal: Codable, Hashable, Sendable {
  /// The journal entry of the handover.
  package let handover: Int64

  package init(handover: Int64) {
    self.handover = handover
  }
}

/// A handover with what became of it.
package struct HandoverRow: Hashable, Sendable {
  /// The journal entry that recorded it: its number.
  package let seq: Int64
  package let record: HandoverRecord
  /// Who did it.
  package let actor: String
  package let at: Instant
  /// When it was accepted; nil until then.
  package var accepted: Instant?
  /// When it was withdrawn; nil if it was not.
  package var withdrawn: Instant?

  package init(
    seq: Int64, record: HandoverRecord, actor: String, at instant: Instant, accepted: Instant? = nil,
    withdrawn: Instant? = nil
  ) {
    self.seq = seq
    self.record = record
    self.actor = actor
    at = instant
    self.accepted = accepted
    self.withdrawn = withdrawn
  }
}
