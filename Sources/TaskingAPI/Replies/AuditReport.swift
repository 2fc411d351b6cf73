package import WorkingTime

/// What walking a store from end to end found.
package struct AuditReport: Codable, Hashable, Sendable {
  /// Whether nothing was found.
  package var isSound: Bool { findings.isEmpty }
  /// Entries of the journal, and lines of the access log and of the scheduler's, that were walked.
  package var entries: Int64 = 0
  package var accessLines: Int64 = 0
  package var tickLines: Int64 = 0
  /// Where the three chains end; nil of a chain without an entry, or that could not be walked to its end.
  package var head: Mark?
  package var accessHead: Mark?
  package var tickHead: Mark?
  /// Requests, people and sources whose rows were compared with the journal.
  package var requests = 0
  package var people = 0
  package var sources = 0
  /// Events that were folded for it.
  package var folded: Int64 = 0
  /// Lines of a file of receipts that were compared, and how many of them are signed.
  package var receipts: Int?
  package var anchors: Int?
  /// How long it took in milliseconds: the chains, the rows, the engine's own check.
  package var chainsTook: Int64 = 0
  package var rowsTook: Int64 = 0
  package var structureTook: Int64 = 0
  /// What is wrong, the journal first; at most `mostFindings`.
  package var findings: [Finding] = []
  /// How many more findings there are.
  package var unlisted = 0

  /// Of which store it is said, up to where, and with what it was compared; nil where the journal has no entry.
  package var reach: Reach?
  /// What is not covered, whatever is found.
  package var notCovered: [NotCovered] = []

  /// How many findings are told.
  package static let mostFindings = 20

  package init() {}

  /// A part of a store that no chain covers, and that cannot be made again from one: a change there is not found.
  package struct NotCovered: Codable, Hashable, Sendable {
    /// What it is, for people.
    package var what: String
    /// The table, as the schema names it.
    package var table: String
    package var columns: [String]
    /// Which rows, in words or by name; nil for all.
    package var rows: [String]?

    package init(what: String, table: String, columns: [String], rows: [String]?) {
      self.what = what
      self.table = table
      self.columns = columns
      self.rows = rows
    }
  }

  /// The end of a chain.
  package struct Mark: Codable, Hashable, Sendable {
    package var seq: Int64
    package var hash: String

    package init(seq: Int64, hash: String) {
      self.seq = seq
      self.hash = hash
    }

    /// `seq:hash`, as `audit consistent` takes it.
    package var text: String { "\(seq):\(hash)" }
  }

  /// One thing that is wrong.
  package struct Finding: Codable, Hashable, Sendable {
    /// `head`, `journal`, `access`, `ticks`, `rows`, `receipts` or `structure`.
    package var part: String
    /// The place of the entry.
    package var seq: Int64?
    /// The request, person or source.
    package var subject: String?
    /// The line of the file of receipts.
    package var line: Int?
    /// One sentence without a full stop.
    package var message: String

    package init(part: String, seq: Int64? = nil, subject: String? = nil, line: Int? = nil, message: String) {
      self.part = part
      self.seq = seq
      self.subject = subject
      self.line = line
      self.message = message
    }
  }

  enum CodingKeys: String, CodingKey {
    case isSound = "sound"
    case entries
    case accessLines = "access_lines"
    case tickLines = "tick_lines"
    case head
    case accessHead = "access_head"
    case tickHead = "tick_head"
    case requests, people, sources, folded, receipts, anchors
    case chainsTook = "chains_ms"
    case rowsTook = "rows_ms"
    case structureTook = "structure_ms"
    case findings, unlisted, reach
    case notCovered = "not_covered"
  }

  package init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: CodingKeys.self)
    entries = try box.decode(Int64.self, forKey: .entries)
    accessLines = try box.decode(Int64.self, forKey: .accessLines)
    tickLines = try box.decode(Int64.self, forKey: .tickLines)
    head = try box.decodeIfPresent(Mark.self, forKey: .head)
    accessHead = try box.decodeIfPresent(Mark.self, forKey: .accessHead)
    tickHead = try box.decodeIfPresent(Mark.self, forKey: .tickHead)
    requests = try box.decode(Int.self, forKey: .requests)
    people = try box.decode(Int.self, forKey: .people)
    sources = try box.decode(Int.self, forKey: .sources)
    folded = try box.decode(Int64.self, forKey: .folded)
    receipts = try box.decodeIfPresent(Int.self, forKey: .receipts)
    anchors = try box.decodeIfPresent(Int.self, forKey: .anchors)
    chainsTook = try box.decode(Int64.self, forKey: .chainsTook)
    rowsTook = try box.decode(Int64.self, forKey: .rowsTook)
    structureTook = try box.decode(Int64.self, forKey: .structureTook)
    findings = try box.decode([Finding].self, forKey: .findings)
    unlisted = try box.decode(Int.self, forKey: .unlisted)
    reach = try box.decodeIfPresent(Reach.self, forKey: .reach)
    notCovered = try box.decode([NotCovered].self, forKey: .notCovered)
  }

  package func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: CodingKeys.self)
    try box.encode(isSound, forKey: .isSound)
    try box.encode(entries, forKey: .entries)
    try box.encode(accessLines, forKey: .accessLines)
    try box.encode(tickLines, forKey: .tickLines)
    try box.encode(head, forKey: .head)
    try box.encode(accessHead, forKey: .accessHead)
    try box.encode(tickHead, forKey: .tickHead)
    try box.encode(requests, forKey: .requests)
    try box.encode(people, forKey: .people)
    try box.encode(sources, forKey: .sources)
    try box.encode(folded, forKey: .folded)
    try box.encode(receipts, forKey: .receipts)
    try box.encode(anchors, forKey: .anchors)
    try box.encode(chainsTook, forKey: .chainsTook)
    try box.encode(rowsTook, forKey: .rowsTook)
    try box.encode(structureTook, forKey: .structureTook)
    try box.encode(findings, forKey: .findings)
    try box.encode(unlisted, forKey: .unlisted)
    try box.encode(reach, forKey: .reach)
    try box.encode(notCovered, forKey: .notCovered)
  }
}

/// One head of the journal continues another.
package struct Consistency: Codable, Hashable, Sendable {
  package var first: AuditReport.Mark
  package var second: AuditReport.Mark
  /// How many entries lie between the two, the second among them.
  package var entries: Int64
  /// Of which store it is said, and up to where.
  package var reach: Reach?

  package init(first: AuditReport.Mark, second: AuditReport.Mark, entries: Int64, reach: Reach? = nil) {
    self.first = first
    self.second = second
    self.entries = entries
    self.reach = reach
  }
}

/// Anchors that were made, and where they got to.
package struct Anchored: Codable, Hashable, Sendable {
  /// One for each chain that has entries.
  package var anchors: [Line] = []
  /// The same as they are kept, a line each.
  package var lines: [String] = []
  package var places: [Place] = []

  package init() {}

  /// An anchor.
  package struct Line: Codable, Hashable, Sendable {
    /// The hash of the store's first entry in hexadecimal: which store.
    package var store: String
    /// `journal`, `access` or `ticks`.
    package var chain: String
    /// The place of the last entry then.
    package var seq: Int64
    /// Its hash in hexadecimal.
    package var hash: String
    /// When it was signed.
    package var at: Instant
    /// The Ed25519 signature in hexadecimal.
    package var signature: String

    package init(store: String, chain: String, seq: Int64, hash: String, at instant: Instant, signature: String) {
      self.store = store
      self.chain = chain
      self.seq = seq
      self.hash = hash
      at = instant
      self.signature = signature
    }
  }

  /// A place that anchors go to.
  package struct Place: Codable, Hashable, Sendable {
    package var target: String
    /// Why it did not get there; nil if it did.
    package var failure: String?
    /// When the first failure was since one got there.
    package var failedAt: Instant?

    package init(target: String, failure: String? = nil, failedAt: Instant? = nil) {
      self.target = target
      self.failure = failure
      self.failedAt = failedAt
    }

    enum CodingKeys: String, CodingKey {
      case target, failure
      case failedAt = "failed_at"
    }
  }

  enum CodingKeys: String, CodingKey {
    case anchors, places
  }

  /// Whether some place could not be reached.
  package var hasFailed: Bool { places.contains { $0.failure != nil } }
}

/// Anchors are signed by another key.
package struct KeyRenewed: Codable, Hashable, Sendable {
  /// The public half in hexadecimal.
  package var key: String
  package var seq: Int64
  package var head: String

  package init(key: String, seq: Int64, head: String) {
    self.key = key
    self.seq = seq
    self.head = head
  }
}
