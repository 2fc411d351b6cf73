extension Command {
  /// One run of the scheduler.
  package struct RunTick: Codable, Hashable, Sendable {
    /// After so many seconds it stops behind the batch that it is at.
    package var budget: Int64
    /// How many requests are looked at in one transaction.
    package var batch: Int
    /// Whether it is only to be said what it would do.
    package var isTrial: Bool

    /// Leaves time to end in for a run each minute that is stopped after 50 seconds.
    package static let usualBudget: Int64 = 40
    /// Few enough for others to get in between.
    package static let usualBatch = 200

    package init(budget: Int64 = usualBudget, batch: Int = usualBatch, isTrial: Bool = false) {
      self.budget = budget
      self.batch = batch
      self.isTrial = isTrial
    }
  }

  /// What will fall due.
  package struct Plan: Codable, Hashable, Sendable {
    /// Up to when: so long from now (`2d`), or a date or time as people type it.
    package var horizon: String

    package init(horizon: String) { self.horizon = horizon }
  }

  /// Whether anything was due of one request in some time of the past.
  package struct ProveQuiet: Codable, Hashable, Sendable {
    package var reference: String
    /// Dates or times as people type them; `to` is now if it is nil.
    package var from: String
    package var to: String?

    package init(reference: String, from: String, to: String? = nil) {
      self.reference = reference
      self.from = from
      self.to = to
    }
  }
}
