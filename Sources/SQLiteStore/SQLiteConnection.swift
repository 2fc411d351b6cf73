package import SQLStore
package import SQLite
import Store

/// What the engine lends a transaction: one connection to the file of a store.
final class SQLiteConnection: SQLConnection {
  private let connection: Connection
  private let file: StoreFile
  private let options: SQLiteStore.Options

  init(_ connection: Connection, file: StoreFile, options: SQLiteStore.Options) {
    self.connection = connection
    self.file = file
    self.options = options
  }

  var place: String { file.path }
  var dialect: any SQLDialect { SQLiteDialect() }

  func schemaVersion() throws -> Int64 { Int64(try connection.userVersion()) }

  func run(_ sql: String, _ values: [SQLValue], take: (any SQLRow) throws -> Bool) throws {
    let statement = try connection.statement(sql)
    defer { statement.reset() }
    try statement.bind(values)
    while try statement.step() {
      guard try take(statement) else { return }
    }
  }

  func structuralDamage() throws -> String? {
    // The engine gives a line a fault, or one line "ok".
    if let damage = try connection.integrityCheck(most: 1).first { return damage }
    // A trigger that is gone, or one more, is no fault to the engine; and they keep the journal from being changed.
    // What a store of an earlier version should have this program does not know.
    guard try schemaVersion() == StoreFile.schemaVersion else { return nil }
    return try SchemaShape(of: connection).difference(from: .ofNewStore())
  }

  func fault(_ error: any Error) -> StoreFault { SQLiteStore.fault(error, file: file, options: options) }
}

/// The engine's own words for texts within JSON.
struct SQLiteDialect: SQLDialect {
  func textMembers(of column: String) -> String { "(SELECT key, value FROM json_each(\(column)) WHERE type = 'text')" }

  func texts(in list: String) -> String { "(SELECT value FROM json_each(\(list)))" }

  func member(_ name: String, of column: String) -> String { "json_extract(\(column), '$.\(name)')" }

  func member(_ name: String, ofBytes column: String) -> String { member(name, of: "CAST(\(column) AS TEXT)") }
}

extension SQLValue: Bindable {
  package var value: Value {
    switch self {
    case .null: .null
    case .integer(let number): .integer(number)
    case .text(let text): .text(text)
    case .bytes(let bytes): .blob(bytes)
    }
  }
}

extension Statement: SQLRow {
  package func isNull(_ column: Int) throws -> Bool { try row.isNull(column) }
  package func int64(_ column: Int) throws -> Int64 { try row.int64(column) }
  package func bool(_ column: Int) throws -> Bool { try row.bool(column) }
  package func text(_ column: Int) throws -> String { try row.text(column) }
  package func blob(_ column: Int) throws -> [UInt8] { try row.blob(column) }
}

extension SQLTransaction {
  /// A transaction that is open on a connection to the file of a store.
  convenience init(_ connection: Connection, file: StoreFile, options: SQLiteStore.Options) {
    self.init(SQLiteConnection(connection, file: file, options: options), salt: options.salt)
  }
}
