import CSQLite
import Glibc

extension SQLiteFault: CustomStringConvertible {
  /// One line: SQLite's words, the system's where a file is at fault, and the extended code.
  package var description: String {
    let system = systemError == 0 ? "" : ": \(String(cString: strerror(systemError)))"
    return "\(message)\(system) (SQLite \(extendedCode))"
  }
}

// The faults that this driver finds by itself.
extension SQLiteFault {
  static func moreThanOneStatement(_ sql: String) -> Self {
    Self(extendedCode: SQLITE_MISUSE, message: "more than one statement where one is expected", sql: sql)
  }

  static func noStatement(_ sql: String) -> Self {
    Self(extendedCode: SQLITE_MISUSE, message: "no statement where one is expected", sql: sql)
  }

  static func nulInSQL(_ sql: String) -> Self {
    Self(extendedCode: SQLITE_MISUSE, message: "a NUL character stands in the SQL", sql: sql)
  }

  static func argumentCount(expected: Int, given: Int, sql: String) -> Self {
    Self(extendedCode: SQLITE_RANGE, message: "the statement takes \(expected) values and was given \(given)", sql: sql)
  }

  static func notANumber(position: Int, sql: String) -> Self {
    Self(extendedCode: SQLITE_MISMATCH, message: "value \(position) is not a number (NaN)", sql: sql)
  }

  static func wrongType(column: Int, name: String, holds: String, wanted: String, sql: String?) -> Self {
    Self(extendedCode: SQLITE_MISMATCH, message: "column \(column) (\(name)) holds \(holds), not \(wanted)", sql: sql)
  }

  static func notUTF8(column: Int, name: String, sql: String?) -> Self {
    Self(extendedCode: SQLITE_MISMATCH, message: "column \(column) (\(name)) holds text that is not UTF-8", sql: sql)
  }

  static func noSuchColumn(_ column: Int, count: Int, sql: String?) -> Self {
    Self(extendedCode: SQLITE_RANGE, message: "there is no column \(column): the row has \(count)", sql: sql)
  }

  static func setting(_ name: String, wanted: Value, found: Value) -> Self {
    Self(extendedCode: SQLITE_ERROR, message: "the setting \(name) is \(found.words), not \(wanted.words)")
  }

  static func cannotOpen(_ path: String, systemError: Int32) -> Self {
    Self(extendedCode: SQLITE_CANTOPEN, message: "cannot open \(path)", systemError: systemError)
  }
}

extension Value {
  fileprivate var words: String {
    switch self {
    case .null: "unset"
    case .integer(let number): "\(number)"
    case .real(let number): "\(number)"
    case .text(let text): text
    case .blob(let bytes): "\(bytes.count) bytes"
    }
  }
}
