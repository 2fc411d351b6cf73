import Store
import TaskingAPI
import Workflow

extension StoreAudit {
  /// Compares people, roles and sources with the administrative events.
  func compareAdministration() throws {
    try drifting {
      try store.read { transaction in
        var fold = AdministrationFold()
        for entry in try transaction.administration() { fold.take(entry) }
        try comparePeople(fold, transaction)
        try compareSources(fold, transaction)
        try compareDisposals(fold, transaction)
        try compareCover(fold, transaction)
        try drifting { try compareSettings(transaction) }
        for stray in try transaction.strays() {
          find(ProjectionDrift(of: stray.reference, seq: nil, .stray(table: stray.table)))
        }
      }
    }
  }

  private func comparePeople(_ fold: AdministrationFold, _ transaction: any ReadTransaction) throws {
    var found: [String: PersonRow] = [:]
    for row in try transaction.people() { found[row.record.id] = row }
    for wanted in fold.rows {
      let id = wanted.record.id
      let seq = fold.lastSeq(of: id)
      guard let row = found.removeValue(forKey: id) else {
        find(ProjectionDrift(of: id, seq: seq, .personMissing))
        continue
      }
      if (row.record, row.added) != (wanted.record, wanted.added) { find(ProjectionDrift(of: id, seq: seq, .person)) }
      if row.grants != wanted.grants { find(ProjectionDrift(of: id, seq: seq, .roles)) }
      if row.absences != wanted.absences { find(ProjectionDrift(of: id, seq: seq, .absences)) }
      report.people += 1
    }
    for id in found.keys.sorted() { find(ProjectionDrift(of: id, seq: nil, .personUnknown)) }
  }

  private func compareSources(_ fold: AdministrationFold, _ transaction: any ReadTransaction) throws {
    for digest in fold.holds.subtracting(fold.sources.keys).sorted() {
      find(ProjectionDrift(of: digest, seq: 1, .sourceMissing))
    }
    for (digest, wanted) in fold.sources.sorted(by: { $0.value.seq < $1.value.seq }) {
      guard let row = try transaction.source(digest: digest) else {
        find(ProjectionDrift(of: digest, seq: wanted.seq, .sourceMissing))
        continue
      }
      if Fingerprint(of: row.text ?? "").hex != digest {
        find(ProjectionDrift(of: digest, seq: wanted.seq, .sourceText))
      }
      if (row.kind, row.name, row.version, row.activatedSeq, row.isActive)
        != (wanted.kind, wanted.name, wanted.version, wanted.seq, wanted.isActive)
      {
        find(ProjectionDrift(of: digest, seq: wanted.seq, .source))
      }
      report.sources += 1
    }
    for row in try transaction.sources(texts: false) where fold.sources[row.digest] == nil {
      find(ProjectionDrift(of: row.digest, seq: nil, .sourceUnknown))
    }
  }

  /// What is said to have been disposed of was, the last thing that happened to it.
  private func compareDisposals(_ fold: AdministrationFold, _ transaction: any ReadTransaction) throws {
    disposals = Set(fold.disposals.keys)
    for (reference, disposed) in fold.disposals.sorted(by: { $0.key < $1.key }) {
      let last = try transaction.events(of: reference).last?.event
      guard last?.kind == Event.Kind.dispose, last?.version == disposed.disposal.events else {
        find(ProjectionDrift(of: reference, seq: disposed.seq, .disposal))
        continue
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
      watch.tell("requests", Int64(report.requests), total)
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
    let projection = try RequestProjection(of: reference, entries) { digest in
      try shelf.definition(digest: digest, in: transaction).definition
    }
    for drift in try projection.drifts(in: transaction) { find(drift) }
    if projection.number == nil, try !agreesOnNumber(reference, transaction) {
      find(ProjectionDrift(of: reference, seq: projection.seq, .number))
    }
    if let last = entries.last, last.event.kind == Event.Kind.dispose, try !isTold(reference, transaction) {
      find(ProjectionDrift(of: reference, seq: last.seq, .disposal))
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
