package import WorkingTime

/// Whether anything was due of one request in some time of the past, and whether anybody looked: with the evidence.
package struct Quietness: Codable, Hashable, Sendable {
  package var reference: String
  package var from: Instant
  package var to: Instant
  package var verdict: Verdict
  /// What its journal says was to come, stretch by stretch: the fold from which the verdict follows.
  package var stretches: [Stretch]
  /// What fell due, in order.
  package var due: [Item]
  package var watch: Looks
  /// Of which store it is said, and up to where; neither journal nor log is verified for it.
  package var reach: Reach?

  package init(
    reference: String, from: Instant, to: Instant, verdict: Verdict, stretches: [Stretch], due: [Item], watch: Looks,
    reach: Reach? = nil
  ) {
    self.reference = reference
    self.from = from
    self.to = to
    self.verdict = verdict
    self.stretches = stretches
    self.due = due
    self.watch = watch
    self.reach = reach
  }

  /// What follows.
  package enum Verdict: String, Codable, CaseIterable, Hashable, Sendable {
    /// Nothing was due.
    case quiet
    /// Something was due, and all of it was noticed.
    case noticed
    /// Something was due and has not been noticed yet.
    case unnoticed
    /// Its content is erased, and with it when something was due.
    case erased
  }

  /// A time in which the request did not change.
  package struct Stretch: Codable, Hashable, Sendable {
    /// The version that it had.
    package var version: Int
    package var from: Instant
    package var to: Instant
    /// When something was to fall due next; nil if nothing was.
    @Null package var next: Instant?

    package init(version: Int, from: Instant, to: Instant, next: Instant? = nil) {
      self.version = version
      self.from = from
      self.to = to
      self.next = next
    }
  }

  /// Something that fell due.
  package struct Item: Codable, Hashable, Sendable {
    package var line: DueLine
    /// When it was written down; nil if it is not yet.
    package var noticed: Instant?
    /// The journal's entry.
    package var seq: Int64?

    package func encode(to encoder: any Encoder) throws {
      try line.encode(to: encoder)
      var box = encoder.container(keyedBy: CodingKeys.self)
      try box.encode(noticed, forKey: .noticed)
      try box.encode(seq, forKey: .seq)
    }

    enum CodingKeys: String, CodingKey {
      case noticed = "noticed_at"
      case seq
    }

    package init(line: DueLine, noticed: Instant?, seq: Int64?) {
      self.line = line
      self.noticed = noticed
      self.seq = seq
    }

    package init(from decoder: any Decoder) throws {
      line = try DueLine(from: decoder)
      let box = try decoder.container(keyedBy: CodingKeys.self)
      noticed = try box.decodeIfPresent(Instant.self, forKey: .noticed)
      seq = try box.decodeIfPresent(Int64.self, forKey: .seq)
    }
  }

  /// What the scheduler's log says of who looked: two runs, and what lies between them.
  package struct Looks: Codable, Hashable, Sendable {
    /// The last run before the time that is meant, and the first after it, as far as there are any.
    @Null package var from: Instant?
    @Null package var to: Instant?
    /// How many runs there were from the one to the other, both counted.
    package var runs: Int
    /// The longest time without a run in between.
    @Null package var widest: Gap?
    /// Times of more than two intervals, within the time that is meant, in which nobody looked.
    package var gaps: [Gap]
    /// The rows of the scheduler's log that say so.
    @Null package var rows: Rows?

    package init(
      from: Instant? = nil, to: Instant? = nil, runs: Int, widest: Gap? = nil, gaps: [Gap], rows: Rows? = nil
    ) {
      self.from = from
      self.to = to
      self.runs = runs
      self.widest = widest
      self.gaps = gaps
      self.rows = rows
    }

    /// A time without a run.
    package struct Gap: Codable, Hashable, Sendable {
      /// The run before it.
      package var from: Instant
      package var seconds: Int64

      package init(from instant: Instant, seconds: Int64) {
        from = instant
        self.seconds = seconds
      }

      /// The run after it.
      package var to: Instant { from.advanced(bySeconds: seconds) }
    }

    /// From one row to another.
    package struct Rows: Codable, Hashable, Sendable {
      package var first: Int64
      package var last: Int64

      package init(first: Int64, last: Int64) {
        self.first = first
        self.last = last
      }
    }
  }
}
