// Copying a database while others use it.
//
// A step reads the source under a read transaction of the source's connection. If none is open each step opens its own,
// and whenever somebody else has committed in between, the copy begins anew: beside steady writers it never ends. So the
// caller holds one open, and the copy is of that moment. In WAL mode that keeps nobody from writing; it keeps the log
// from being emptied until the copy is done.
//
// Source: https://www.sqlite.org/c3ref/backup_finish.html, https://www.sqlite.org/backup.html.

import CSQLite

extension Connection {
  /// Copies the whole database, as it is at the moment of the transaction that is open, over that of `other`.
  ///
  /// Cost: the length of the database. What `other` held is gone; if this throws it holds nothing that can be used.
  ///
  /// - Parameters:
  ///   - other: A connection to another database, without a transaction.
  ///   - pages: How many pages are copied at once.
  ///   - between: Called after each step with how many pages are left, and how many there are.
  /// - Throws: misuse if no transaction is open here; what SQLite says of either database.
  package func copy(
    to other: Connection, pages: Int32 = 1_024, between: (_ left: Int, _ of: Int) -> Void = { _, _ in }
  ) throws(SQLiteFault) {
    guard isInTransaction else {
      throw SQLiteFault(extendedCode: SQLITE_MISUSE, message: "a copy is taken within a transaction")
    }
    guard let backup = sqlite3_backup_init(other.database, "main", database, "main") else {
      throw SQLiteFault(result: sqlite3_errcode(other.database), on: other.database)
    }
    var result: Int32
    repeat {
      result = sqlite3_backup_step(backup, pages)
      between(Int(sqlite3_backup_remaining(backup)), Int(sqlite3_backup_pagecount(backup)))
    } while result == SQLITE_OK
    // Busy and locked are no failures to it, so that one could go on; here nobody does.
    let end = sqlite3_backup_finish(backup)
    guard result == SQLITE_DONE, end == SQLITE_OK else {
      throw SQLiteFault(result: end == SQLITE_OK ? result : end, on: other.database)
    }
  }
}
