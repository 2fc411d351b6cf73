package import Store
import WorkingTime

/// One transaction on a store that is kept in SQL, whatever the engine.
package final class SQLTransaction: WriteTransaction {
  let connection: any SQLConnection
  /// Gives the random bytes of one salt.
  let salt: () -> [UInt8]
  /// Whether it took payloads away.
  package internal(set) var hasErased = false
  /// The entry that it wrote last to the journal.
  var written: Head?
  /// The first write that failed: the transaction cannot be kept any more.
  package private(set) var failure: StoreFault?

  /// A transaction that is open on a connection.
  package init(_ connection: any SQLConnection, salt: @escaping () -> [UInt8]) {
    self.connection = connection
    self.salt = salt
  }

  /// What the first event says.
  ///
  /// - Throws: `.empty` if there is none.
  package func identity() throws(StoreFault) -> StoreIdentity {
    guard let entry = try journal(from: 1, limit: 1).first, let first = try entry.administrativeEntry(),
      case .initialised(let said) = first.event
    else { throw .empty(path: connection.place) }
    return StoreIdentity(kind: said.kind, created: first.recordedAt, schemaVersion: Int(try schemaVersion()))
  }

  /// Whether this is a store of before the scheduler's log, delivery and absences: one that is copied, verified or
  /// made of a backup before it is upgraded.
  func isOfFirstSchema() throws(StoreFault) -> Bool { try schemaVersion() < 2 }

  /// Whether former logins are written down with each person; before that the journal has them.
  func hasFormerLogins() throws(StoreFault) -> Bool { try schemaVersion() >= 3 }

  private func schemaVersion() throws(StoreFault) -> Int64 {
    do { return try connection.schemaVersion() } catch { throw connection.fault(error) }
  }

  /// Where the chains end now, for keeping beside the store; nil in one that is just being made.
  ///
  /// - Throws: a `StoreFault`.
  package func headToKeep() throws(StoreFault) -> KeptHead? { try headToKeep(number: try lastNumber()) }

  /// Every row that a statement gives.
  func rows<Element>(
    _ sql: String, _ arguments: (any SQLArgument)?..., read: (any SQLRow) throws -> Element
  ) throws(StoreFault) -> [Element] {
    try rows(sql, arguments: arguments, read: read)
  }

  /// Every row that a statement gives, its values in a list.
  func rows<Element>(
    _ sql: String, arguments: [(any SQLArgument)?], read: (any SQLRow) throws -> Element
  ) throws(StoreFault) -> [Element] {
    var found: [Element] = []
    try run(sql, arguments) { row in
      found.append(try read(row))
      return true
    }
    return found
  }

  /// The first row that a statement gives.
  func first<Element>(
    _ sql: String, _ arguments: (any SQLArgument)?..., read: (any SQLRow) throws -> Element
  ) throws(StoreFault) -> Element? {
    var found: Element?
    try run(sql, arguments) { row in
      found = try read(row)
      return false
    }
    return found
  }

  /// Runs a statement that gives no rows.
  func run(_ sql: String, _ arguments: (any SQLArgument)?...) throws(StoreFault) {
    try run(sql, arguments: arguments)
  }

  /// Runs a statement that gives no rows, its values in a list.
  func run(_ sql: String, arguments: [(any SQLArgument)?]) throws(StoreFault) {
    try run(sql, arguments) { _ in true }
  }

  private func run(
    _ sql: String, _ arguments: [(any SQLArgument)?], take: (any SQLRow) throws -> Bool
  ) throws(StoreFault) {
    do {
      try connection.run(sql, arguments.map { $0?.sql ?? .null }, take: take)
    } catch {
      throw connection.fault(error)
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
}
