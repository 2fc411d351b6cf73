/// One value as SQLite stores it.
///
/// Source: https://www.sqlite.org/datatype3.html, § 2.
package enum Value: Sendable, Hashable {
  /// No value.
  case null
  /// A signed integer of 64 bits.
  case integer(Int64)
  /// An IEEE 754 double, never NaN.
  case real(Double)
  /// Text in UTF-8; it may hold NUL.
  case text(String)
  /// Bytes; empty is not null.
  case blob([UInt8])
}

extension Value {
  /// The name of the value's storage class, as `typeof` upper-cased gives it.
  package var storageClass: String {
    switch self {
    case .null: "NULL"
    case .integer: "INTEGER"
    case .real: "REAL"
    case .text: "TEXT"
    case .blob: "BLOB"
    }
  }
}
