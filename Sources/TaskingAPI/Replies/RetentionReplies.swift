package import Workflow
package import WorkingTime

/// Something was decided about keeping a request.
package struct RetentionWritten: Codable, Hashable, Sendable {
  package var reference: String
  /// The event: `retain`, `hold-record`, `release-record`, `propose-disposal` or `dispose`.
  package var done: String
  package var version: Int
  /// The place in the journal of the last entry that was written; 0 of a trial.
  package var seq: Int64
  /// Its hash in hexadecimal: the receipt.
  package var head: String
  @Null package var group: String?
  /// The day of the next review.
  @Null package var nextReview: String?
  @Null package var basis: String?
  @Null package var officer: String?
  /// When a proposal does not count any more.
  @Null package var lapses: Instant?
  /// Who can approve it.
  package var approvers: [String]
  /// Of a disposal: whether something erased may still be in the store's log, because something reads it.
  package var isInLog: Bool
  /// Whether it was only said what would happen.
  package var isTrial: Bool
  /// Whether this is the first answer to a command that was sent again.
  package var isRepeated: Bool

  package init(_ event: Event, entry: RetentionEntry?) {
    reference = event.request
    done = event.kind
    version = event.version
    seq = 0
    head = ""
    group = entry?.group
    nextReview = entry?.next?.iso
    basis = entry?.basis
    officer = entry?.officer
    approvers = []
    isInLog = false
    isTrial = false
    isRepeated = false
  }

  enum CodingKeys: String, CodingKey {
    case reference, done, version, seq, head, group
    case nextReview = "next_review"
    case basis, officer, lapses, approvers
    case isInLog = "still_in_log"
    case isTrial = "trial"
    case isRepeated = "repeated"
  }
}

/// Finished requests that are to be reviewed.
package struct RetentionDue: Codable, Hashable, Sendable {
  /// The name of the schedule.
  package var schedule: String
  package var version: Int
  /// Whether anything is disposed of at all.
  package var disposes: Bool
  /// The last day that counts.
  package var by: String
  package var requests: [Line]

  package init(schedule: String, version: Int, disposes: Bool, by: String, requests: [Line]) {
    self.schedule = schedule
    self.version = version
    self.disposes = disposes
    self.by = by
    self.requests = requests
  }

  /// One of them.
  package struct Line: Codable, Hashable, Sendable {
    package var reference: String
    package var group: String
    package var closedAt: Instant
    /// Since when nothing has been asked about its subjects.
    package var clearSince: Instant
    /// The day of its review.
    package var due: String
    /// Whether its group is only ever reviewed.
    package var isNeverDisposed: Bool
    /// The bases of its holds.
    package var heldFor: [String]
    @Null package var proposedBy: String?
    /// When that proposal does not count any more.
    @Null package var lapses: Instant?

    package init(reference: String, group: String, closedAt: Instant, clearSince: Instant, due: String) {
      self.reference = reference
      self.group = group
      self.closedAt = closedAt
      self.clearSince = clearSince
      self.due = due
      isNeverDisposed = false
      heldFor = []
    }

    enum CodingKeys: String, CodingKey {
      case reference, group
      case closedAt = "closed_at"
      case clearSince = "clear_since"
      case due
      case isNeverDisposed = "never_disposed"
      case heldFor = "held_for"
      case proposedBy = "proposed_by"
      case lapses
    }
  }

  enum CodingKeys: String, CodingKey {
    case schedule, version
    case disposes = "disposal"
    case by, requests
  }
}
