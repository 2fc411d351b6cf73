import Store
import TaskingAPI
import Workflow

extension StoreAudit {
  /// Compares people, sources and cover with the administrative events.
  func compareAdministration() throws {
    try drifting {
      try store.read { transaction in
        let entries = try transaction.administration()
        for drift in try transaction.drifts(ofAdministration: entries) { find(drift) }
        report.people = try transaction.people().count
        report.sources = try transaction.sources(texts: false).count
        try compareDisposals(entries, transaction)
        try drifting { try compareSettings(transaction) }
        for stray in try transaction.strays() {
          find(ProjectionDrift(of: stray.reference, seq: nil, .stray(table: stray.table)))
        }
      }
    }
  }

  /// What is said to have been disposed of was, the last thing that happened to it.
  private func compareDisposals(_ entries: [AdministrativeEntry], _ transaction: any ReadTransaction) throws {
    for entry in entries {
      guard case .disposed(let disposal) = entry.event else { continue }
      disposals.insert(disposal.reference)
      let last = try transaction.events(of: disposal.reference).last?.event
      if last?.kind != Event.Kind.dispose || last?.version != disposal.events {
        find(ProjectionDrift(of: disposal.reference, seq: entry.seq, .disposal))
      }
    }
  }

  /// Whether an administrative event tells of a disposal; one of while the store was walked is looked for.
  private func isTold(_ reference: String, _ transaction: any ReadTransaction) throws -> Bool {
    if disposals.contains(reference) { return true }
    return try transaction.administration().contains { entry in
      if case .disposed(let disposal) = entry.event { disposal.reference == reference } else { false }
    }
  }

  /// Folds every request, and compares its rows with that; memory: one request.
  func compareRequests() throws {
    let total = Int64(pending.count)
    var after: String?
    while true {
      tell("requests", Int64(report.requests), total)
      var batch: [String] = []
      try drifting {
        batch = try store.read { transaction in
          let batch = try transaction.references(after: after, limit: Self.batch)
          for reference in batch { try drifting { try compare(reference, transaction) } }
          return batch
        }
      }
      guard let last = batch.last else { break }
      guard Self.ascends(batch, behind: after) else {
        // Whoever goes on from a damaged index goes round in circles.
        find(Part.structure, "the index of requests is out of order behind \(after ?? "its beginning")")
        break
      }
      after = last
    }
    for reference in pending.sorted() {
      try drifting {
        try store.read { transaction in
          let seq = try transaction.events(of: reference).last?.seq
          find(ProjectionDrift(of: reference, seq: seq, .requestMissing))
        }
      }
    }
  }

  /// Whether each reference comes after the one before, by its bytes.
  static func ascends(_ references: [String], behind first: String?) -> Bool {
    zip([first ?? ""] + references, references).allSatisfy { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func compare(_ reference: String, _ transaction: any ReadTransaction) throws {
    pending.remove(reference)
    report.requests += 1
    let entries = try transaction.events(of: reference)
    guard !entries.isEmpty else { throw ProjectionDrift(of: reference, seq: nil, .requestUnknown) }
    report.folded += Int64(entries.count)
    let history = try RequestHistory(of: reference, entries) { digest in
      try shelf.definition(digest: digest, in: transaction).definition
    }
    for drift in try transaction.drifts(of: history) { find(drift) }
    try compareCrowds(reference, entries, transaction)
    if history.number == nil, try !agreesOnNumber(reference, transaction) {
      find(ProjectionDrift(of: reference, seq: history.seq, .number))
    }
    if let last = entries.last, last.event.kind == Event.Kind.dispose, try !isTold(reference, transaction) {
      find(ProjectionDrift(of: reference, seq: last.seq, .disposal))
    }
  }

  /// Whether those who held a role then are as many, and the same, as each notice to it says.
  private func compareCrowds(
    _ reference: String, _ entries: [JournalEntry], _ transaction: any ReadTransaction
  ) throws {
    let crowds = CrowdReader(transaction)
    for entry in entries {
      for notice in entry.event.payload?.notices ?? [] {
        guard let crowd = notice.crowd else { continue }
        if try Notice.Crowd(of: crowds.people(of: notice, in: entry, among: entries)) != crowd {
          find(ProjectionDrift(of: reference, seq: entry.seq, .crowd(capacity: notice.capacity)))
        }
      }
    }
  }

  /// Takes down what is wrong with rows, and goes on behind it.
  private func drifting(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let drift as ProjectionDrift {
      find(drift)
    } catch let fault as StoreFault where fault.isDamage {
      find(Part.rows, fault.sentence)
    } catch let error as TaskingError where error.code == .integrity {
      find(Part.rows, error.message)
    }
  }

  func find(_ drift: ProjectionDrift) {
    find(Part.rows, seq: drift.seq, subject: drift.subject, "\(drift)")
  }
}
