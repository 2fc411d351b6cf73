import CSQLite

/// A setting of a connection or of its file, with the value wanted.
///
/// Source: https://www.sqlite.org/pragma.html, https://www.sqlite.org/c3ref/c_dbconfig_defensive.html.
package enum Setting: Hashable, Sendable {
  /// How the file is written; kept in the file.
  case journalMode(JournalMode)
  /// When a commit waits for the disk.
  case synchronous(Synchronous)
  /// Whether foreign keys are enforced; cannot be changed within a transaction.
  case foreignKeys(Bool)
  /// Whether the schema of a file may call functions that have side effects.
  case trustedSchema(Bool)
  /// Whether what is deleted is overwritten with zeros.
  case secureDelete(Bool)
  /// How long to wait for another connection's lock, in whole milliseconds.
  case busyTimeout(Duration)
  /// The length of the WAL, in pages, at which a commit does a passive checkpoint; 0 is never.
  case automaticCheckpoint(pages: Int64)
  /// Whether every write is refused.
  case queryOnly(Bool)
  /// The number that says whose file it is; kept in the file.
  case applicationID(Int32)
  /// The version of the schema; kept in the file.
  case userVersion(Int32)
  /// Whether closing the last connection leaves the WAL as it is, rather than do a passive checkpoint.
  case noCheckpointOnClose(Bool)
  /// Whether SQL that could damage the file (`writable_schema`, shadow tables) is refused.
  case defensive(Bool)
  /// Whether a double-quoted name that is no column passes for text.
  case doubleQuotedText(Bool)

  /// The values of `journalMode`.
  package enum JournalMode: String, Sendable {
    /// Write-ahead log: readers and one writer at once.
    case wal
    /// A rollback journal that is deleted at each commit.
    case delete
    /// No file: what a database in memory has.
    case memory
  }

  /// The values of `synchronous`, each with SQLite's number.
  package enum Synchronous: Int64, Sendable {
    /// Never waits: a power cut can destroy the file.
    case off = 0
    /// In WAL mode, waits at checkpoints only: a power cut can lose acknowledged commits.
    case normal = 1
    /// Waits at each commit: what was acknowledged is kept.
    case full = 2
    /// As `full`, and syncs the folder after the journal is deleted.
    case extra = 3
  }
}

extension Setting {
  /// How SQLite is told.
  enum Means {
    /// By the pragma of this name.
    case pragma(Pragma, Value)
    /// By `sqlite3_db_config` with this option.
    case option(name: String, Int32, on: Bool)
  }

  var means: Means {
    switch self {
    case .journalMode(let mode): .pragma(.journalMode, .text(mode.rawValue))
    case .synchronous(let level): .pragma(.synchronous, .integer(level.rawValue))
    case .foreignKeys(let on): .pragma(.foreignKeys, on.value)
    case .trustedSchema(let on): .pragma(.trustedSchema, on.value)
    case .secureDelete(let on): .pragma(.secureDelete, on.value)
    case .busyTimeout(let time): .pragma(.busyTimeout, .integer(Self.milliseconds(time)))
    case .automaticCheckpoint(let pages): .pragma(.automaticCheckpoint, .integer(pages))
    case .queryOnly(let on): .pragma(.queryOnly, on.value)
    case .applicationID(let number): .pragma(.applicationID, .integer(Int64(number)))
    case .userVersion(let number): .pragma(.userVersion, .integer(Int64(number)))
    case .noCheckpointOnClose(let on): .option(name: "no_ckpt_on_close", SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, on: on)
    case .defensive(let on): .option(name: "defensive", SQLITE_DBCONFIG_DEFENSIVE, on: on)
    case .doubleQuotedText(let on): .option(name: "dqs_dml", SQLITE_DBCONFIG_DQS_DML, on: on)
    }
  }

  private static func milliseconds(_ time: Duration) -> Int64 {
    let (seconds, attoseconds) = time.components
    return seconds * 1_000 + attoseconds / 1_000_000_000_000_000
  }
}
