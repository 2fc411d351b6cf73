/// A value that a connection or its file can be asked for.
///
/// Source: https://www.sqlite.org/pragma.html.
package enum Pragma: String, Sendable {
  /// `wal`, `delete`, …, as text.
  case journalMode = "journal_mode"
  /// 0 to 3, as `Setting.Synchronous` numbers them.
  case synchronous
  /// 1 if foreign keys are enforced.
  case foreignKeys = "foreign_keys"
  /// 1 if the schema may call functions that have side effects.
  case trustedSchema = "trusted_schema"
  /// 1 if what is deleted is overwritten with zeros.
  case secureDelete = "secure_delete"
  /// Milliseconds.
  case busyTimeout = "busy_timeout"
  /// Pages; 0 is never.
  case automaticCheckpoint = "wal_autocheckpoint"
  /// 1 if every write is refused.
  case queryOnly = "query_only"
  /// Whose file it is; 0 if nobody said.
  case applicationID = "application_id"
  /// The version of the schema; 0 if nobody said.
  case userVersion = "user_version"
  /// A number that changes when *another* connection has committed, and means nothing else.
  case dataVersion = "data_version"
  /// How many pages the file has.
  case pageCount = "page_count"
  /// The size of a page in bytes.
  case pageSize = "page_size"
}
