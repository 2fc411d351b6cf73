/// A value for a `?`.
package enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case text(String)
  case bytes([UInt8])
}

/// Whatever may stand for a `?`.
package protocol SQLArgument {
  /// What the engine is given.
  var sql: SQLValue { get }
}

extension SQLValue: SQLArgument {
  package var sql: SQLValue { self }
}

extension Int64: SQLArgument {
  package var sql: SQLValue { .integer(self) }
}

extension Int: SQLArgument {
  package var sql: SQLValue { .integer(Int64(self)) }
}

extension Bool: SQLArgument {
  package var sql: SQLValue { .integer(self ? 1 : 0) }
}

extension String: SQLArgument {
  package var sql: SQLValue { .text(self) }
}

extension [UInt8]: SQLArgument {
  package var sql: SQLValue { .bytes(self) }
}
