import CSQLite
import Glibc

/// One connection to a database, for one thread at a time.
///
/// It closes when nobody holds it, or a statement of it, any longer. Opening reads nothing: a file that is no database
/// shows at the first statement.
package final class Connection {
  /// What a connection may do with its file.
  package enum Mode: Sendable {
    /// Makes the file, mode 0600, and refuses one that is there already.
    case create
    /// Reads and writes a file that is there.
    case readWrite
    /// Reads a file that is there. In WAL mode its `-wal` and `-shm` may still be made.
    case readOnly
    /// Reads a file that is there and that nobody can write, with nothing beside it: no `-wal` and `-shm` are made, and
    /// what another connection writes all the same may be read wrongly.
    case immutable
  }

  let database: OpaquePointer
  private var statements: [String: Statement] = [:]
  private static let mostStatements = 128

  /// Opens a database file.
  ///
  /// A symbolic link at the path is refused; links above it are followed, as `O_NOFOLLOW` would. SQLite gives `-wal`
  /// and `-shm` the mode of the file.
  ///
  /// - Parameter busyTimeout: how long a statement waits for another connection's lock.
  /// - Throws: `isCannotOpen`, with the system's reason, if it cannot be opened or made.
  package convenience init(_ path: String, _ mode: Mode, busyTimeout: Duration = .seconds(5)) throws(SQLiteFault) {
    let real = try Self.withoutLinksAbove(path)
    let flags: Int32
    switch mode {
    case .create:
      try Self.makeFile(at: real, path: path)
      flags = SQLITE_OPEN_READWRITE
    case .readWrite: flags = SQLITE_OPEN_READWRITE
    case .readOnly: flags = SQLITE_OPEN_READONLY
    case .immutable: flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
    }
    do {
      let name = mode == .immutable ? Self.uri(real) + "?immutable=1" : real
      try self.init(name: name, flags: flags | SQLITE_OPEN_NOFOLLOW)
    } catch {
      // Nobody has had the file, so the next attempt must not find it.
      if mode == .create { unlink(real) }
      throw error
    }
    // SQLite opens a file that may not be written for reading only, and says so at the first write.
    if flags == SQLITE_OPEN_READWRITE, sqlite3_db_readonly(database, "main") == 1 {
      throw SQLiteFault(extendedCode: SQLITE_READONLY, message: "the file may only be read: \(path)")
    }
    try apply(.busyTimeout(busyTimeout))
  }

  /// Opens a new database that lives in memory and goes with the connection.
  ///
  /// - Throws: what SQLite says.
  package static func inMemory() throws(SQLiteFault) -> Connection {
    try Connection(name: ":memory:", flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
  }

  private init(name: String, flags: Int32) throws(SQLiteFault) {
    var opened: OpaquePointer?
    let result = sqlite3_open_v2(name, &opened, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard result == SQLITE_OK, let opened else {
      let fault = SQLiteFault(result: result, on: opened)
      sqlite3_close_v2(opened)
      throw fault
    }
    database = opened
  }

  deinit {
    // `close_v2` waits for statements that somebody still holds.
    statements.removeAll()
    sqlite3_close_v2(database)
  }

  /// Gives a statement ready to be bound: prepared once, then kept.
  ///
  /// - Throws: what SQLite says of the SQL; misuse if it holds no statement, or more than one.
  package func statement(_ sql: String) throws(SQLiteFault) -> Statement {
    if let kept = statements[sql] {
      // Inside its own loop a statement cannot start again: a second one serves.
      return kept.isBusy ? try Statement(sql, on: database) : kept
    }
    let made = try Statement(sql, on: database)
    if statements.count == Self.mostStatements { statements.removeAll() }
    statements[sql] = made
    return made
  }

  /// How many rows the last `INSERT`, `UPDATE` or `DELETE` changed, triggers not counted.
  package var changes: Int64 { sqlite3_changes64(database) }

  /// The row id of the last row inserted, 0 if there is none.
  package var lastInsertRowID: Int64 { sqlite3_last_insert_rowid(database) }

  /// Whether a transaction is open.
  package var isInTransaction: Bool { sqlite3_get_autocommit(database) == 0 }

  /// An absolute path as a URI: every byte but letters, digits and a few marks in hexadecimal.
  ///
  /// Source: https://www.sqlite.org/uri.html.
  private static func uri(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF")
    return "file:"
      + path.utf8.map { byte in
        switch byte {
        case 0x2D...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: String(UnicodeScalar(byte))
        default: "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
        }
      }.joined()
  }

  /// The path with its folder's links resolved; absolute, so that no name means anything special to SQLite.
  private static func withoutLinksAbove(_ path: String) throws(SQLiteFault) -> String {
    guard !path.utf8.contains(0) else { throw .cannotOpen(path, systemError: EINVAL) }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let name = parts.last, !name.isEmpty, name != ".", name != ".." else {
      throw .cannotOpen(path, systemError: EISDIR)
    }
    let above = parts.count == 1 ? "." : parts.dropLast().joined(separator: "/") + "/"
    guard let resolved = realpath(above, nil) else { throw .cannotOpen(path, systemError: errno) }
    defer { free(resolved) }
    guard let folder = String(validatingCString: resolved) else { throw .cannotOpen(path, systemError: EILSEQ) }
    return folder == "/" ? "/\(name)" : "\(folder)/\(name)"
  }

  private static func makeFile(at real: String, path: String) throws(SQLiteFault) {
    let file = open(real, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .cannotOpen(path, systemError: errno) }
    close(file)
  }
}
