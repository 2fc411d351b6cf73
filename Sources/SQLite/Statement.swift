import CSQLite

/// One prepared statement.
///
/// It outlives its connection's cache, and keeps the connection open, for as long as somebody holds it.
package final class Statement {
  /// The statement's SQL.
  package let sql: String
  private let database: OpaquePointer
  private let handle: OpaquePointer

  /// Prepares one statement.
  ///
  /// - Throws: what SQLite says of the SQL; misuse if it holds no statement, or more than one.
  init(_ sql: String, on database: OpaquePointer) throws(SQLiteFault) {
    var text = sql
    var prepared: OpaquePointer?
    var (result, rest) = (SQLITE_OK, false)
    text.withUTF8 { bytes in
      let start = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
      guard let start, let length = Int32(exactly: bytes.count) else {
        result = start == nil ? SQLITE_OK : SQLITE_TOOBIG
        return
      }
      var tail: UnsafePointer<CChar>?
      result = sqlite3_prepare_v3(database, start, length, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, &tail)
      rest = tail.map { bytes[(start.distance(to: $0))...].contains { !Self.isBlank($0) } } ?? false
    }
    guard result == SQLITE_OK else { throw SQLiteFault(result: result, on: database, sql: sql) }
    guard let prepared else { throw .noStatement(sql) }
    guard !rest else {
      sqlite3_finalize(prepared)
      throw .moreThanOneStatement(sql)
    }
    self.sql = sql
    self.database = database
    self.handle = prepared
  }

  deinit {
    sqlite3_finalize(handle)
  }

  /// Whether the statement stands between two of its rows.
  package var isBusy: Bool { sqlite3_stmt_busy(handle) != 0 }

  /// Whether the statement writes nothing to the database.
  package var isReadOnly: Bool { sqlite3_stmt_readonly(handle) != 0 }

  /// Fills every `?`, in order.
  ///
  /// - Throws: a range fault if there are too few or too many values; a mismatch for NaN.
  package func bind(_ arguments: [(any Bindable)?]) throws(SQLiteFault) {
    let expected = Int(sqlite3_bind_parameter_count(handle))
    guard arguments.count == expected else {
      throw .argumentCount(expected: expected, given: arguments.count, sql: sql)
    }
    for (index, argument) in arguments.enumerated() {
      try bind(argument?.value ?? .null, at: index + 1)
    }
  }

  /// Fills one `?`, counted from 1.
  ///
  /// - Throws: a range fault if there is no such `?`; a mismatch for NaN.
  package func bind(_ value: Value, at position: Int) throws(SQLiteFault) {
    guard let index = Int32(exactly: position) else { throw SQLiteFault(result: SQLITE_RANGE, on: nil, sql: sql) }
    switch value {
    case .null: try check(sqlite3_bind_null(handle, index))
    case .integer(let number): try check(sqlite3_bind_int64(handle, index, number))
    case .real(let number):
      // SQLite would store NULL for it, without a word.
      guard !number.isNaN else { throw .notANumber(position: position, sql: sql) }
      try check(sqlite3_bind_double(handle, index, number))
    case .text(var text):
      // An empty buffer has no address, and no address means NULL: hence the empty literal.
      let result = text.withUTF8 { bytes in
        bytes.isEmpty
          ? csqlite_bind_text(handle, index, "", 0)
          : csqlite_bind_text(handle, index, bytes.baseAddress, UInt64(bytes.count))
      }
      try check(result)
    case .blob(let bytes):
      let result = bytes.withUnsafeBytes { bytes in
        bytes.isEmpty
          ? sqlite3_bind_zeroblob(handle, index, 0)
          : csqlite_bind_blob(handle, index, bytes.baseAddress, UInt64(bytes.count))
      }
      try check(result)
    }
  }

  /// Goes to the next row; `false` when there is none left.
  ///
  /// - Throws: what SQLite says; the statement must then be reset.
  package func step() throws(SQLiteFault) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let result: throw SQLiteFault(result: result, on: database, sql: sql)
    }
  }

  /// The row that the last `step()` came to, good until the next `step()` or `reset()`.
  package var row: Row { Row(handle) }

  /// Makes the statement ready to run again, and forgets what was bound.
  package func reset() {
    // The result repeats what the last step reported already.
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  /// Runs the statement to its end, and drops any rows.
  ///
  /// - Throws: what SQLite says; a range fault if the values are not as many as the `?`.
  package func run(_ arguments: [(any Bindable)?]) throws(SQLiteFault) {
    defer { reset() }
    try bind(arguments)
    while try step() {}
  }

  /// Reads every row.
  ///
  /// - Throws: a `SQLiteFault` with what SQLite says, or what `read` throws.
  package func rows<Element>(
    _ arguments: [(any Bindable)?], _ read: (borrowing Row) throws -> Element
  ) throws -> [Element] {
    defer { reset() }
    try bind(arguments)
    var elements: [Element] = []
    while try step() { elements.append(try read(row)) }
    return elements
  }

  /// Reads the first row, if there is one, and drops the others.
  ///
  /// - Throws: a `SQLiteFault` with what SQLite says, or what `read` throws.
  package func first<Element>(
    _ arguments: [(any Bindable)?], _ read: (borrowing Row) throws -> Element
  ) throws -> Element? {
    defer { reset() }
    try bind(arguments)
    guard try step() else { return nil }
    let element = try read(row)
    // A write outside a transaction commits at its end, and only there says whether it did.
    if !isReadOnly { while try step() {} }
    return element
  }

  private func check(_ result: Int32) throws(SQLiteFault) {
    guard result == SQLITE_OK else { throw SQLiteFault(result: result, on: database, sql: sql) }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    // Space, tab, line feed, form feed, carriage return, semicolon.
    [0x20, 0x09, 0x0a, 0x0c, 0x0d, 0x3b].contains(byte)
  }
}
