import SQLite
import Store
import WorkingTime

/// One transaction on a SQLite store.
final class SQLiteTransaction {
  let connection: Connection
  let file: StoreFile
  let options: SQLiteStore.Options
  /// Whether it took payloads away.
  var hasErased = false
  /// The entry that it wrote last to the journal.
  var written: Head?
  /// The first write that failed: the transaction cannot be kept any more.
  private(set) var failure: StoreFault?

  init(_ connection: Connection, file: StoreFile, options: SQLiteStore.Options) {
    self.connection = connection
    self.file = file
    self.options = options
  }

  /// What the first event says.
  func identity(schemaVersion: Int64 = StoreFile.schemaVersion) throws(StoreFault) -> StoreIdentity {
    guard let entry = try journal(from: 1, limit: 1).first, let first = try entry.administrativeEntry(),
      case .initialised(let said) = first.event
    else { throw .empty(path: file.path) }
    return StoreIdentity(kind: said.kind, created: first.recordedAt, schemaVersion: Int(schemaVersion))
  }

  /// Whether this is a store of before the scheduler's log, delivery and absences: one that is copied, verified or
  /// made of a backup before it is upgraded.
  func isOfFirstSchema() throws(StoreFault) -> Bool {
    try first("PRAGMA user_version", read: { try $0.int(0) }) ?? 0 < 2
  }

  /// Whether former logins are written down with each person; before that the journal has them.
  func hasFormerLogins() throws(StoreFault) -> Bool {
    try first("PRAGMA user_version", read: { try $0.int(0) }) ?? 0 >= 3
  }

  /// Every row that a statement gives.
  func rows<Element>(
    _ sql: String, _ arguments: (any Bindable)?..., read: (borrowing Row) throws -> Element
  ) throws(StoreFault) -> [Element] {
    try rows(sql, arguments: arguments, read: read)
  }

  /// Every row that a statement gives, its values in a list.
  func rows<Element>(
    _ sql: String, arguments: [(any Bindable)?], read: (borrowing Row) throws -> Element
  ) throws(StoreFault) -> [Element] {
    do {
      return try connection.rows(sql, arguments: arguments, read: read)
    } catch {
      throw fault(error)
    }
  }

  /// The first row that a statement gives.
  func first<Element>(
    _ sql: String, _ arguments: (any Bindable)?..., read: (borrowing Row) throws -> Element
  ) throws(StoreFault) -> Element? {
    do {
      return try connection.first(sql, arguments: arguments, read: read)
    } catch {
      throw fault(error)
    }
  }

  /// Runs a statement that gives no rows.
  func run(_ sql: String, _ arguments: (any Bindable)?...) throws(StoreFault) {
    do {
      try connection.run(sql, arguments: arguments)
    } catch {
      throw fault(error)
    }
  }

  /// Does a piece of writing; if it fails the whole transaction does.
  func writing<Result>(_ body: () throws(StoreFault) -> Result) throws(StoreFault) -> Result {
    do {
      return try body()
    } catch {
      if failure == nil { failure = error }
      throw error
    }
  }

  private func fault(_ error: any Error) -> StoreFault {
    SQLiteStore.fault(error, file: file, options: options)
  }
}

extension Row {
  /// The instant in a column.
  func instant(_ column: Int) throws(SQLiteFault) -> Instant {
    Instant(secondsSinceEpoch: try int64(column))
  }

  /// The instant in a column, nil if it is NULL.
  func optionalInstant(_ column: Int) throws(SQLiteFault) -> Instant? {
    try optionalInt64(column).map(Instant.init(secondsSinceEpoch:))
  }

  /// The whole number in a column.
  func int(_ column: Int) throws(SQLiteFault) -> Int { Int(try int64(column)) }

  /// The whole number in a column, nil if it is NULL.
  func optionalInt(_ column: Int) throws(SQLiteFault) -> Int? { try optionalInt64(column).map(Int.init) }

  /// The digest in a column.
  ///
  /// - Throws: `.unreadable`, naming `place`, if it has not 32 bytes.
  func fingerprint(_ column: Int, at place: @autoclosure () -> String) throws -> Fingerprint {
    guard let digest = try withBlob(column, { Fingerprint($0) }) else {
      throw StoreFault.unreadable(place: place(), detail: "column \(column) is no SHA-256 digest")
    }
    return digest
  }
}
