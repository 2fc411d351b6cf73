// Copying the WAL into the database.
//
// A passive checkpoint cannot be asked for, because in a library with the WAL-reset bug one that races a writer can
// lose commits. Mind that the others turn passive by themselves when they cannot have the writer's lock, and then
// answer BUSY: so hold the lock that every writer takes, and take BUSY for "not done".
//
// Source: https://www.sqlite.org/c3ref/wal_checkpoint_v2.html, https://www.sqlite.org/wal.html#walresetbug.

import CSQLite

/// How far a checkpoint goes.
package enum CheckpointMode: Sendable {
  /// Waits for the writer and for readers of old snapshots, and copies all.
  case full
  /// As `full`, and then waits until the next writer can start the WAL afresh.
  case restart
  /// As `restart`, and cuts the WAL to no bytes, so that nothing erased lingers in it.
  case truncate
}

/// What a checkpoint came to.
package struct CheckpointResult: Hashable, Sendable {
  /// Whether all was done that the mode promises; if not, another connection was in the way, so try later.
  package let isComplete: Bool
  /// How many frames the WAL held, −1 if the database has none.
  package let frames: Int
  /// How many of them are in the database now.
  package let copied: Int
}

extension Connection {
  /// Copies the WAL into the database; hold the store's lock meanwhile.
  ///
  /// - Throws: what SQLite says, but for BUSY; `isLocked` inside a transaction.
  package func checkpoint(_ mode: CheckpointMode) throws(SQLiteFault) -> CheckpointResult {
    let number =
      switch mode {
      case .full: SQLITE_CHECKPOINT_FULL
      case .restart: SQLITE_CHECKPOINT_RESTART
      case .truncate: SQLITE_CHECKPOINT_TRUNCATE
      }
    var (frames, copied): (Int32, Int32) = (-1, -1)
    let result = sqlite3_wal_checkpoint_v2(database, "main", number, &frames, &copied)
    guard [SQLITE_OK, SQLITE_BUSY].contains(result & 0xff) else { throw SQLiteFault(result: result, on: database) }
    let isComplete = result == SQLITE_OK && frames == copied
    return CheckpointResult(isComplete: isComplete, frames: Int(frames), copied: Int(copied))
  }
}
