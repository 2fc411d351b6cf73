// What takes a closure throws untyped: a closure written in place throws `any Error` unless it says otherwise, and what
// reads a row may well have faults of its own.

import CSQLite

extension Connection {
  /// Runs one or more statements that take no values and give no rows, as a schema does.
  ///
  /// - Throws: what SQLite says of the first that fails; those before it have run.
  package func execute(_ sql: String) throws(SQLiteFault) {
    guard !sql.utf8.contains(0) else { throw .nulInSQL(sql) }
    let result = sqlite3_exec(database, sql, nil, nil, nil)
    guard result == SQLITE_OK else { throw SQLiteFault(result: result, on: database, sql: sql) }
  }

  /// Runs one statement, each `?` filled in order.
  ///
  /// - Throws: what SQLite says; a range fault if the values are not as many as the `?`.
  package func run(_ sql: String, _ arguments: (any Bindable)?...) throws(SQLiteFault) {
    try run(sql, arguments: arguments)
  }

  /// Runs one statement, its values in a list.
  ///
  /// - Throws: as `run(_:_:)`.
  package func run(_ sql: String, arguments: [(any Bindable)?]) throws(SQLiteFault) {
    try statement(sql).run(arguments)
  }

  /// Reads every row of one statement.
  ///
  /// - Throws: a `SQLiteFault` with what SQLite says, or what `read` throws, which outside a
  ///   transaction undoes no write.
  package func rows<Element>(
    _ sql: String, _ arguments: (any Bindable)?..., read: (borrowing Row) throws -> Element
  ) throws -> [Element] {
    try rows(sql, arguments: arguments, read: read)
  }

  /// Reads every row of one statement, its values in a list.
  ///
  /// - Throws: as `rows(_:_:read:)`.
  package func rows<Element>(
    _ sql: String, arguments: [(any Bindable)?], read: (borrowing Row) throws -> Element
  ) throws -> [Element] {
    try statement(sql).rows(arguments, read)
  }

  /// Reads the first row of one statement, `nil` if it gives none.
  ///
  /// - Throws: a `SQLiteFault` with what SQLite says, or what `read` throws, which outside a
  ///   transaction undoes no write.
  package func first<Element>(
    _ sql: String, _ arguments: (any Bindable)?..., read: (borrowing Row) throws -> Element
  ) throws -> Element? {
    try first(sql, arguments: arguments, read: read)
  }

  /// Reads the first row of one statement, its values in a list.
  ///
  /// - Throws: as `first(_:_:read:)`.
  package func first<Element>(
    _ sql: String, arguments: [(any Bindable)?], read: (borrowing Row) throws -> Element
  ) throws -> Element? {
    try statement(sql).first(arguments, read)
  }
}
