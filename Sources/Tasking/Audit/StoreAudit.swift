// Read in pages, each of one short transaction: a reader that stayed would keep the write-ahead log from being emptied,
// and an erasure waiting. So the journal grows, and payloads may go, while it is walked; both are told from damage: the
// walk goes on to the end that it finds last, and a payload that was there when its page was read is looked at again.

import Store
import TaskingAPI
import Workflow
import WorkingTime

/// Walks a store from end to end, and compares every row with the journal.
final class StoreAudit {
  let store: any RequestStore
  let shelf: Shelf
  let watch: Watch
  let testimony: [Testimony]
  /// The key by which anchors are checked; nil for those of the store itself.
  let publicKey: AnchorPublicKey?
  /// The time by which it is judged what is still to come.
  let now: Instant
  var report = {
    var report = AuditReport()
    report.notCovered = Uncovered.all.map(AuditReport.NotCovered.init)
    return report
  }()
  /// The hash of the store's first entry.
  var storeID: Fingerprint?
  /// Requests that the journal tells of, and whose rows were not seen yet.
  var pending: Set<String> = []
  /// Requests of whose disposal the administrative events tell.
  var disposals: Set<String> = []

  /// How many entries are read at once.
  static let page = 512
  /// How many requests are compared at once.
  static let batch = 100

  init(
    _ store: any RequestStore, _ shelf: Shelf, _ watch: Watch, at now: Instant, testimony: [Testimony] = [],
    publicKey: AnchorPublicKey? = nil
  ) {
    self.store = store
    self.shelf = shelf
    self.watch = watch
    self.now = now
    self.testimony = testimony
    self.publicKey = publicKey
  }

  /// Does all of it.
  func run() throws -> AuditReport {
    // Told first: nothing of what is found below says it.
    if let loss = store.loss { find(Part.head, loss.sentence) }
    report.chainsTook = try timed {
      try walkJournal()
      try walkAccess()
      try walkTicks()
      try contradict()
    }
    // Rows are compared with a journal that is one.
    if !report.findings.contains(where: { $0.part == Part.journal }) {
      report.rowsTook = try timed {
        try compareAdministration()
        try compareRequests()
      }
    }
    report.structureTook = try timed { try checkStructure() }
    tell("", 0, 0)
    report.reach = try reach()
    return report
  }

  /// The parts of a store that a finding can be about.
  enum Part {
    static let head = "head"
    static let journal = "journal"
    static let access = "access"
    static let ticks = "ticks"
    static let rows = "rows"
    static let receipts = "receipts"
    static let structure = "structure"
  }

  func tell(_ part: String, _ done: Int64, _ total: Int64) {
    watch.tell(part.isEmpty ? "" : "verifying \(part)", done, total)
  }

  func find(_ part: String, seq: Int64? = nil, subject: String? = nil, line: Int? = nil, _ message: String) {
    guard report.findings.count < AuditReport.mostFindings else {
      report.unlisted += 1
      return
    }
    report.findings.append(
      AuditReport.Finding(part: part, seq: seq, subject: subject, line: line, message: message))
  }

  /// Of which store it is said, up to where, and with what it was compared.
  private func reach() throws -> Reach? {
    var comparedWith: [String] = []
    if let head = store.head { comparedWith.append("the head kept beside it, of entry \(head.journal.seq)") }
    if let last = testimony.filter({ $0.chain == .journal }).map(\.seq).max() {
      let isSigned = testimony.contains { $0.anchor != nil }
      comparedWith.append("\(isSigned ? "anchors and receipts" : "receipts") up to entry \(last)")
    } else if !testimony.isEmpty {
      comparedWith.append("anchors of its logs")
    }
    if publicKey != nil { comparedWith.append("a public key that was kept elsewhere") }
    guard report.entries > 0 else { return nil }
    do {
      return try store.read { transaction in
        guard let last = try transaction.journal(from: report.entries, limit: 1).first else { return nil }
        return try store.reach(transaction, to: report.entries, at: last.recordedAt, comparedWith)
      }
    } catch let fault as StoreFault where fault.isDamage {
      return nil
    }
  }

  private func checkStructure() throws {
    tell("the engine's own check", 0, 1)
    do {
      if let damage = try store.read({ try $0.structuralDamage() }) {
        find(Part.structure, "the database's own structures are damaged: \(damage)")
      }
    } catch let fault as StoreFault where fault.isDamage {
      find(Part.structure, fault.sentence)
    }
  }

  private func timed(_ body: () throws -> Void) rethrows -> Int64 {
    let start = watch.elapsed()
    try body()
    let took = (watch.elapsed() - start).components
    return took.seconds * 1_000 + took.attoseconds / 1_000_000_000_000_000
  }
}

extension StoreFault {
  /// Whether it says that the store is not what it should be, rather than out of reach.
  var isDamage: Bool {
    switch self {
    case .corrupt, .truncated, .unreadable, .incoherent, .empty, .notAStore: true
    default: false
    }
  }
}
