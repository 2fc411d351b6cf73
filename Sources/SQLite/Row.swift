import CSQLite

/// The row that a statement stands on, its columns counted from 0.
///
/// It is lent, never kept: a row cannot be copied, and what it reads is a copy. A reader is strict: an integer is not
/// read as text, nor NULL as anything but an optional.
package struct Row: ~Copyable {
  private let statement: OpaquePointer

  init(_ statement: OpaquePointer) {
    self.statement = statement
  }

  /// How many columns the row has.
  package var count: Int { Int(sqlite3_data_count(statement)) }

  /// Whether a column is NULL.
  ///
  /// - Throws: a range fault if there is no such column.
  package func isNull(_ column: Int) throws(SQLiteFault) -> Bool {
    try type(of: column) == SQLITE_NULL
  }

  /// The integer in a column.
  ///
  /// - Throws: a mismatch if it holds anything else.
  package func int64(_ column: Int) throws(SQLiteFault) -> Int64 {
    guard try type(of: column) == SQLITE_INTEGER else { throw mismatch(column, wanted: "INTEGER") }
    return sqlite3_column_int64(statement, Int32(column))
  }

  /// The integer in a column, `nil` if it is NULL.
  ///
  /// - Throws: a mismatch if it holds anything else.
  package func optionalInt64(_ column: Int) throws(SQLiteFault) -> Int64? {
    try isNull(column) ? nil : int64(column)
  }

  /// The truth that an integer 1 or 0 stands for.
  ///
  /// - Throws: a mismatch if the column holds anything else.
  package func bool(_ column: Int) throws(SQLiteFault) -> Bool {
    switch try int64(column) {
    case 0: return false
    case 1: return true
    case let other:
      throw .wrongType(column: column, name: name(of: column), holds: "\(other)", wanted: "0 or 1", sql: sql)
    }
  }

  /// The real number in a column.
  ///
  /// - Throws: a mismatch if it holds anything else, be it an integer.
  package func double(_ column: Int) throws(SQLiteFault) -> Double {
    guard try type(of: column) == SQLITE_FLOAT else { throw mismatch(column, wanted: "REAL") }
    return sqlite3_column_double(statement, Int32(column))
  }

  /// The real number in a column, `nil` if it is NULL.
  ///
  /// - Throws: a mismatch if it holds anything else.
  package func optionalDouble(_ column: Int) throws(SQLiteFault) -> Double? {
    try isNull(column) ? nil : double(column)
  }

  /// The text in a column, NUL characters and all.
  ///
  /// - Throws: a mismatch if it holds anything else, or bytes that are not UTF-8: nothing is repaired in silence.
  package func text(_ column: Int) throws(SQLiteFault) -> String {
    guard try type(of: column) == SQLITE_TEXT else { throw mismatch(column, wanted: "TEXT") }
    guard let start = sqlite3_column_text(statement, Int32(column)) else { throw outOfMemory }
    let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, Int32(column))))
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .notUTF8(column: column, name: name(of: column), sql: sql)
    }
    return text
  }

  /// The text in a column, `nil` if it is NULL.
  ///
  /// - Throws: a mismatch if it holds anything else.
  package func optionalText(_ column: Int) throws(SQLiteFault) -> String? {
    try isNull(column) ? nil : text(column)
  }

  /// The bytes in a column.
  ///
  /// - Throws: a mismatch if it holds anything else, be it text.
  package func blob(_ column: Int) throws(SQLiteFault) -> [UInt8] {
    guard try type(of: column) == SQLITE_BLOB else { throw mismatch(column, wanted: "BLOB") }
    let start = sqlite3_column_blob(statement, Int32(column))
    let count = Int(sqlite3_column_bytes(statement, Int32(column)))
    if count == 0 { return [] }
    guard let start else { throw outOfMemory }
    return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }

  /// Lends the bytes in a column, without a copy.
  ///
  /// - Throws: a mismatch if it holds anything else, be it text.
  package func withBlob<Result>(
    _ column: Int, _ body: (UnsafeRawBufferPointer) -> Result
  ) throws(SQLiteFault) -> Result {
    guard try type(of: column) == SQLITE_BLOB else { throw mismatch(column, wanted: "BLOB") }
    let start = sqlite3_column_blob(statement, Int32(column))
    let count = Int(sqlite3_column_bytes(statement, Int32(column)))
    if start == nil, count > 0 { throw outOfMemory }
    return body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
  }

  /// The bytes in a column, `nil` if it is NULL.
  ///
  /// - Throws: a mismatch if it holds anything else.
  package func optionalBlob(_ column: Int) throws(SQLiteFault) -> [UInt8]? {
    try isNull(column) ? nil : blob(column)
  }

  /// Whatever a column holds.
  ///
  /// - Throws: a mismatch if it holds text that is not UTF-8.
  package func value(_ column: Int) throws(SQLiteFault) -> Value {
    switch try type(of: column) {
    case SQLITE_INTEGER: .integer(try int64(column))
    case SQLITE_FLOAT: .real(try double(column))
    case SQLITE_TEXT: .text(try text(column))
    case SQLITE_BLOB: .blob(try blob(column))
    default: .null
    }
  }

  private func type(of column: Int) throws(SQLiteFault) -> Int32 {
    guard column >= 0, column < count else { throw .noSuchColumn(column, count: count, sql: sql) }
    return sqlite3_column_type(statement, Int32(column))
  }

  private func mismatch(_ column: Int, wanted: String) -> SQLiteFault {
    let holds =
      switch sqlite3_column_type(statement, Int32(column)) {
      case SQLITE_INTEGER: "INTEGER"
      case SQLITE_FLOAT: "REAL"
      case SQLITE_TEXT: "TEXT"
      case SQLITE_BLOB: "BLOB"
      default: "NULL"
      }
    return .wrongType(column: column, name: name(of: column), holds: holds, wanted: wanted, sql: sql)
  }

  private var outOfMemory: SQLiteFault { SQLiteFault(result: SQLITE_NOMEM, on: nil, sql: sql) }

  private var sql: String? { sqlite3_sql(statement).map { String(cString: $0) } }

  private func name(of column: Int) -> String {
    sqlite3_column_name(statement, Int32(column)).map { String(cString: $0) } ?? "?"
  }
}
