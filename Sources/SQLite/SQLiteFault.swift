import CSQLite

/// What went wrong, as SQLite tells it.
///
/// Source: https://www.sqlite.org/rescode.html.
package struct SQLiteFault: Error, Hashable, Sendable {
  /// The primary result code: the low byte of `extendedCode`.
  package var code: Int32 { extendedCode & 0xff }
  /// The extended result code.
  package let extendedCode: Int32
  /// What SQLite, or this driver, says of it; never a bound value.
  package let message: String
  /// The statement that failed, with its `?` unfilled.
  package let sql: String?
  /// The `errno` behind it where a file is at fault, else 0.
  package let systemError: Int32

  /// Makes a fault from its parts.
  package init(extendedCode: Int32, message: String, sql: String? = nil, systemError: Int32 = 0) {
    self.extendedCode = extendedCode
    self.message = message
    self.sql = sql
    self.systemError = systemError
  }

  /// Makes the fault that `result` reports on a connection.
  init(result: Int32, on database: OpaquePointer?, sql: String? = nil) {
    let extended = database.map { sqlite3_extended_errcode($0) } ?? result
    let agrees = extended & 0xff == result & 0xff
    // A result other than the connection's last (SQLITE_MISUSE, for one) is described by itself.
    let text = agrees && database != nil ? sqlite3_errmsg(database) : sqlite3_errstr(result)
    let ofFile = [SQLITE_CANTOPEN, SQLITE_IOERR, SQLITE_FULL].contains(result & 0xff)
    self.init(
      extendedCode: agrees ? extended : result,
      message: text.map { String(cString: $0) } ?? "unknown error",
      sql: sql,
      systemError: agrees && ofFile ? database.map { sqlite3_system_errno($0) } ?? 0 : 0)
  }
}

extension SQLiteFault {
  /// Whether another connection holds the lock that was needed.
  package var isBusy: Bool { code == SQLITE_BUSY }
  /// Whether a statement of the same connection stands in the way.
  package var isLocked: Bool { code == SQLITE_LOCKED }
  /// Whether the disk, or a limit on the file, is full.
  package var isFull: Bool { code == SQLITE_FULL }
  /// Whether the file, or the connection, may not be written.
  package var isReadOnly: Bool { code == SQLITE_READONLY }
  /// Whether the file's structure is damaged.
  package var isCorrupt: Bool { code == SQLITE_CORRUPT }
  /// Whether the file is no SQLite database at all.
  package var isNotADatabase: Bool { code == SQLITE_NOTADB }
  /// Whether a constraint of the schema refused the change.
  package var isConstraint: Bool { code == SQLITE_CONSTRAINT }
  /// Whether the file could not be opened.
  package var isCannotOpen: Bool { code == SQLITE_CANTOPEN }
  /// Whether the file is refused because a symbolic link stands in its place.
  package var isSymbolicLink: Bool { extendedCode == SQLITE_CANTOPEN | (6 << 8) }
  /// Whether a statement names a table or column that is not there.
  package var isOfAnotherSchema: Bool {
    code == SQLITE_ERROR && (message.hasPrefix("no such ") || message.contains(" has no column named "))
  }
  /// Whether the operating system failed to read, write or lock.
  package var isIO: Bool { code == SQLITE_IOERR }
  /// Whether a file could not be opened, read, written or locked.
  package var isFileFault: Bool { isIO || isCannotOpen }
  /// Whether it failed to read, rather than to write or to lock.
  package var isReading: Bool { extendedCode == SQLITE_IOERR | (1 << 8) }
  /// Whether it failed to wait until a file, or its folder, was on the disk.
  package var isSyncing: Bool { [SQLITE_IOERR | (4 << 8), SQLITE_IOERR | (5 << 8)].contains(extendedCode) }
  /// Whether a value was not of the type asked for.
  package var isMismatch: Bool { code == SQLITE_MISMATCH }

  /// The kind of constraint that refused the change, `nil` if none did.
  package var constraint: Constraint? {
    guard isConstraint else { return nil }
    return Constraint(rawValue: extendedCode >> 8) ?? .other
  }

  /// The kinds of constraint, each with the number that SQLite gives it.
  package enum Constraint: Int32, Sendable {
    /// A kind that this list does not name.
    case other = 0
    /// A `CHECK` did not hold.
    case check = 1
    /// A foreign key points at nothing.
    case foreignKey = 3
    /// A value is missing.
    case notNull = 5
    /// A primary key is taken.
    case primaryKey = 6
    /// A trigger raised an abort.
    case trigger = 7
    /// A unique index holds the value already.
    case unique = 8
    /// A row id is taken.
    case rowID = 10
    /// A value is not of its column's type, in a `STRICT` table.
    case dataType = 12
  }
}
