package import WorkingTime

/// What another calendar or definition does, or did, to the due times of open requests.
package struct Impact: Codable, Hashable, Sendable {
  /// `calendar` or `workflow`.
  package var kind: String
  package var name: String
  /// The version that counts now; 0 where there is none of that name.
  package var from: Int
  /// The version that would count, or counts.
  package var to: Int
  /// Whether it was done, not only tried.
  package var isDone: Bool
  /// Open requests that were looked at.
  package var considered = 0
  /// Requests with a clock whose due time moves.
  package var moved = 0
  /// Due times that come earlier, and that come later.
  package var earlier = 0
  package var later = 0
  /// Clocks that begin or end by it.
  package var begun = 0
  package var ended = 0
  /// Clocks that become overdue by it.
  package var becomeOverdue = 0
  /// Clocks that are overdue no more; that they once were stays on record.
  package var overdueNoMore = 0
  /// Every due time that moves.
  package var lines: [Line] = []
  /// Requests that cannot go over, with every reason.
  package var left: [Left] = []
  /// Open requests with which nobody could do anything lawful any more.
  package var stranded: [Stranded] = []
  /// The last entry of the journal that it wrote, and its hash; nil if it wrote none.
  package var seq: Int64?
  package var head: String?
  /// What it would have decided otherwise, had it been in force; nil where history was not looked at.
  package var history: Hindsight?

  package init(kind: String, name: String, from: Int, to: Int, isDone: Bool) {
    self.kind = kind
    self.name = name
    self.from = from
    self.to = to
    self.isDone = isDone
  }

  /// How much of each, by name: what is kept with an activation.
  package var counts: [String: Int] {
    var counts = [
      "considered": considered, "moved": moved, "earlier": earlier, "later": later, "begun": begun, "ended": ended,
      "become_overdue": becomeOverdue, "overdue_no_more": overdueNoMore, "left": left.count,
      "stranded": stranded.count,
    ]
    if let history {
      counts["would_be_refused"] = history.refused.count
      counts["would_be_allowed"] = history.allowed.count
      counts["would_end_otherwise"] = history.verdicts.count
    }
    return counts
  }

  /// One due time that moves.
  package struct Line: Codable, Hashable, Sendable {
    package var reference: String
    package var priority: String?
    package var state: String
    package var clock: String
    /// nil while the clock waited, or was not there.
    package var before: Instant?
    /// nil while the clock waits, or is not there any more.
    package var after: Instant?
    /// `earlier`, `later`, `becomes-overdue`, `overdue-no-more`, `begins` or `ends`.
    package var change: String

    package init(
      reference: String, priority: String? = nil, state: String, clock: String, before: Instant? = nil,
      after: Instant? = nil, change: String
    ) {
      self.reference = reference
      self.priority = priority
      self.state = state
      self.clock = clock
      self.before = before
      self.after = after
      self.change = change
    }
  }

  /// A request that cannot go over.
  package struct Left: Codable, Hashable, Sendable {
    package var reference: String
    package var reasons: [String]

    package init(reference: String, reasons: [String]) {
      self.reference = reference
      self.reasons = reasons
    }
  }

  /// A request that would wait for ever.
  package struct Stranded: Codable, Hashable, Sendable {
    package var reference: String
    package var state: String

    package init(reference: String, state: String) {
      self.reference = reference
      self.state = state
    }
  }

  enum CodingKeys: String, CodingKey {
    case kind, name, from, to
    case isDone = "done"
    case considered, moved, earlier, later, begun, ended
    case becomeOverdue = "become_overdue"
    case overdueNoMore = "overdue_no_more"
    case lines, left, stranded, seq, head, history
  }
}
