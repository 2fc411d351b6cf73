import SQLite

/// A store as the program wrote it that knew no later schema than the first.
enum OldStore {
  /// A file of Tests/Fixtures.
  static func fixture(_ name: String) throws -> String {
    let top = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/")
    let text = String(decoding: TemporaryStore.bytes(of: "\(top)/Fixtures/\(name)"), as: UTF8.self)
    guard !text.isEmpty else { throw Missing(name: name) }
    return text
  }

  struct Missing: Error { let name: String }

  /// Makes it, with nothing in a log.
  static func make(at path: String) throws { try fill(path, schema: try fixture("schema-1.sql")) }

  /// Makes a store of those rows on a schema.
  static func fill(_ path: String, schema: String) throws {
    let connection = try Connection(path, .create)
    try connection.execute(schema)
    try connection.execute(try fixture("store-1.sql"))
    try connection.apply(.journalMode(.wal))
    _ = try connection.checkpoint(.truncate)
  }

  /// Every row of every table of the first schema, as text; columns that came later are not among them.
  static func rows(_ path: String) throws -> [String: [String]] {
    let first = try Connection.inMemory()
    try first.execute(try fixture("schema-1.sql"))
    let connection = try Connection(path, .readOnly)
    var rows: [String: [String]] = [:]
    for table in try first.rows("SELECT name FROM sqlite_schema WHERE type = 'table'", read: { try $0.text(0) }) {
      let columns = try first.rows("SELECT name FROM pragma_table_info(?)", table) { "quote(\(try $0.text(0)))" }
      rows[table] = try connection.rows(
        "SELECT \(columns.joined(separator: " || ' ' || ")) AS line FROM \(table) ORDER BY line",
        read: { try $0.text(0) })
    }
    return rows
  }
}
