import SQLite
package import Store

extension SQLiteStore {
  /// Checks the whole of the store, on one unchanging state of it: the engine's structures, every entry of both chains.
  ///
  /// Meanwhile the write-ahead log cannot be emptied. Cost: the length of the file. It sees neither a journal that was
  /// cut at its end nor rows that differ from it.
  ///
  /// - Throws: `.corrupt` with the first thing that is wrong; another `StoreFault` if it cannot be read.
  package func survey(_ progress: StoreProgress = { _, _, _ in }) throws -> StoreExtent {
    try read { transaction in
      try Self.checkJournalMode(connection)
      progress("checking the file", 0, 1)
      if let damage = try connection.integrityCheck().first { throw StoreFault.corrupt(path: path, detail: damage) }
      do {
        try walk(transaction, progress)
      } catch let damage as ChainDamage {
        throw StoreFault.corrupt(path: path, detail: "\(damage)")
      }
      return try extent(transaction)
    }
  }

  /// How far the store goes.
  func extent(_ transaction: any ReadTransaction) throws(StoreFault) -> StoreExtent {
    guard let head = try transaction.head() else { throw .empty(path: path) }
    return StoreExtent(identity: identity, head: head, accessHead: try transaction.accessHead())
  }

  private func walk(_ transaction: any ReadTransaction, _ progress: StoreProgress) throws {
    let (last, lastLine) = (try transaction.head()?.seq ?? 0, try transaction.accessHead()?.seq ?? 0)
    var journal = ChainVerifier()
    while true {
      progress("checking the journal", journal.count, last)
      let page = try transaction.journal(from: journal.count + 1, limit: Self.page)
      for record in page { try journal.take(record) }
      if page.count < Self.page { break }
    }
    if let damage = journal.unsettled { throw damage }
    var log = AccessVerifier()
    while true {
      progress("checking the access log", log.count, lastLine)
      let page = try transaction.accessLog(from: log.count + 1, limit: Self.page)
      for record in page { try log.take(record) }
      if page.count < Self.page { break }
    }
  }

  /// How many entries are read at once.
  private static let page = 512
}
