import CSQLite

/// When a transaction takes its locks.
///
/// Source: https://www.sqlite.org/lang_transaction.html, § 2.2.
package enum TransactionKind: String, Sendable {
  /// At the first statement that needs one. One that reads first and then writes can fail at the write.
  case deferred = "DEFERRED"
  /// The writer's lock at once: the kind for every transaction that writes.
  case immediate = "IMMEDIATE"
  /// As `immediate` in WAL mode; keeps readers out in the others.
  case exclusive = "EXCLUSIVE"
}

extension Connection {
  /// Runs `body` in a transaction: all of it is kept, or, if anything throws, none.
  ///
  /// Transactions do not nest: the inner one is refused, and the refusal undoes the outer one unless it is caught.
  ///
  /// - Throws: what `body` throws, or the `SQLiteFault` that `BEGIN` or `COMMIT` met.
  package func transaction<Value>(
    _ kind: TransactionKind = .immediate, _ body: () throws -> Value
  ) throws -> Value {
    try run("BEGIN \(kind.rawValue)")
    let value: Value
    do {
      value = try body()
    } catch {
      rollback()
      throw error
    }
    do {
      try run("COMMIT")
    } catch {
      rollback()
      throw error
    }
    return value
  }

  /// Undoes what is open; the fault that led here is the one to report.
  ///
  /// After some faults (a full disk, say) SQLite has rolled back by itself. Should `ROLLBACK` fail, the transaction
  /// stays open, every later `BEGIN` is refused, and the file keeps nothing of it: so its result can be left.
  private func rollback() {
    if isInTransaction { sqlite3_exec(database, "ROLLBACK", nil, nil, nil) }
  }
}
