import Store
import TaskingAPI
import Workflow

extension StoreAudit {
  /// Walks the journal to its end, or to the first entry that is not as it was written.
  func walkJournal() throws {
    let total = try end { try $0.head()?.seq }
    var verifier = ChainVerifier()
    do {
      try pages(total, "the journal") { from, limit in
        let page = try store.read { try $0.journal(from: from, limit: limit) }
        for record in page {
          do throws(ChainDamage) {
            try verifier.take(record)
          } catch {
            guard try isErasedByNow(error, record.request) else { throw error }
          }
          if record.seq == 1 { storeID = record.hash }
        }
        return page.count
      }
      if verifier.count < total {
        throw ChainDamage(chain: .journal, seq: verifier.count + 1, .cutOff)
      }
      if let damage = verifier.unsettled { throw damage }
      report.head = AuditReport.Mark(seq: verifier.count, hash: verifier.hash.hex)
    } catch let damage as ChainDamage {
      let reference = try reference(at: damage.seq)
      let of = reference.map { " (of \($0))" } ?? ""
      find(Part.journal, seq: damage.seq, subject: reference, "\(damage)\(of)")
    } catch let fault as StoreFault where fault.isDamage {
      find(Part.journal, seq: verifier.count + 1, "journal entry \(verifier.count + 1) cannot be read: \(fault)")
    }
    report.entries = verifier.count
    pending = verifier.references
  }

  /// Walks the access log in the same way.
  func walkAccess() throws {
    let walked = try walk(AccessVerifier(), "the access log", Part.access, end: try end { try $0.accessHead()?.seq }) {
      try $0.accessLog(from: $1, limit: $2)
    }
    (report.accessLines, report.accessHead) = (walked.count, walked.mark)
  }

  /// Walks the scheduler's log in the same way.
  func walkTicks() throws {
    let walked = try walk(TickVerifier(), "the scheduler's log", Part.ticks, end: try end { try $0.tickHead()?.seq }) {
      try $0.ticks(from: $1, limit: $2)
    }
    (report.tickLines, report.tickHead) = (walked.count, walked.mark)
  }

  /// Walks a log whose lines never lose anything; gives how far it came, and where that was.
  private func walk<Verifier: LogVerifier>(
    _ start: Verifier, _ log: String, _ part: String, end total: Int64,
    page: (any ReadTransaction, Int64, Int) throws -> [Verifier.Line]
  ) throws -> (count: Int64, mark: AuditReport.Mark?) {
    var verifier = start
    var mark: AuditReport.Mark?
    do {
      try pages(total, log) { from, limit in
        let lines = try store.read { try page($0, from, limit) }
        for line in lines { try verifier.take(line) }
        return lines.count
      }
      if verifier.count > 0 { mark = AuditReport.Mark(seq: verifier.count, hash: verifier.hash.hex) }
    } catch let damage as ChainDamage {
      find(part, seq: damage.seq, "\(damage)")
    } catch let fault as StoreFault where fault.isDamage {
      let line = verifier.count + 1
      find(part, seq: line, "line \(line) of \(log) cannot be read: \(fault)")
    }
    return (verifier.count, mark)
  }

  /// The last place in a chain; 0 where the way to it is damaged, which is told, and the walk finds where it ends.
  private func end(_ read: (any ReadTransaction) throws -> Int64?) throws -> Int64 {
    do {
      return try store.read(read) ?? 0
    } catch let fault as StoreFault where fault.isDamage {
      find(Part.structure, fault.sentence)
      return 0
    }
  }

  /// The request that an entry says it is of; nil if it says nothing.
  private func reference(at seq: Int64) throws -> String? {
    do {
      return try store.read { try $0.journal(from: seq, limit: 1).first.flatMap { $0.seq == seq ? $0.request : nil } }
    } catch let fault as StoreFault where fault.isDamage {
      return nil
    }
  }

  /// Reads pages until one is short; where one cannot be read, entry by entry up to the one that cannot.
  private func pages(
    _ total: Int64, _ part: String, _ read: (_ from: Int64, _ limit: Int) throws -> Int
  ) throws {
    var next: Int64 = 1
    while true {
      if (next - 1) % (64 * Int64(Self.page)) == 0 { tell(part, next - 1, total) }
      do {
        let count = try read(next, Self.page)
        next += Int64(count)
        if count < Self.page { return }
      } catch let fault as StoreFault where fault.isDamage {
        while try read(next, 1) == 1 { next += 1 }
        throw fault
      }
    }
  }

  /// Whether what looked like a payload that was kept has gone since its page was read.
  private func isErasedByNow(_ damage: ChainDamage, _ reference: String?) throws -> Bool {
    guard damage.what == .payloadKept, let reference else { return false }
    return try store.read { try $0.events(of: reference).allSatisfy { $0.event.payload == nil } }
  }

  /// Compares the chains with what was kept elsewhere of them.
  func contradict() throws {
    guard !testimony.isEmpty else { return }
    report.receipts = testimony.count
    report.anchors = testimony.filter { $0.anchor != nil }.count
    let heads = [
      ChainDamage.Chain.journal: try end { try $0.head()?.seq }, .access: try end { try $0.accessHead()?.seq },
      .ticks: try end { try $0.tickHead()?.seq },
    ]
    var keys: [StoredAnchorKey] = []
    do {
      keys = try store.read { try $0.anchorKeys() }
    } catch let fault as StoreFault where fault.isDamage {
      find(Part.structure, "the keys of anchors cannot be read: \(fault.sentence)")
    }
    for batch in stride(from: 0, to: testimony.count, by: Self.page) {
      tell("receipts", Int64(batch), Int64(testimony.count))
      try store.read { transaction in
        for line in testimony[batch..<min(batch + Self.page, testimony.count)] {
          do {
            guard let what = try contradiction(to: line, heads, keys, transaction) else { continue }
            find(Part.receipts, seq: line.seq, line: line.line, "\(Contradiction(line, what))")
          } catch let fault as StoreFault where fault.isDamage {
            // What is said of the entry itself has been found by the walk, and is not to be lost here.
            find(
              Part.receipts, seq: line.seq, line: line.line, "line \(line.line) cannot be compared: \(fault.sentence)")
          }
        }
      }
    }
  }

  private func contradiction(
    to line: Testimony, _ heads: [ChainDamage.Chain: Int64], _ keys: [StoredAnchorKey],
    _ transaction: any ReadTransaction
  ) throws -> Contradiction.What? {
    if let anchor = line.anchor {
      guard let key = publicKey ?? keys.key(for: anchor) else { return .noKey }
      guard anchor.isSigned(by: key) else { return .signature }
      guard anchor.store == storeID?.hex else { return .store }
    }
    let head = heads[line.chain] ?? 0
    guard line.seq <= head else { return .rolledBack(head: head) }
    let found =
      switch line.chain {
      case .journal: try transaction.journalHash(at: line.seq)
      case .access: try transaction.accessHash(at: line.seq)
      case .ticks: try transaction.tickHash(at: line.seq)
      }
    return found == line.hash ? nil : .rewritten
  }
}
