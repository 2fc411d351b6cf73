// One way of checkpointing for every version of the library: only here, only TRUNCATE, only under the lock that every
// writer takes, never by itself. A library with the WAL-reset bug (`LibraryVersion.hasWALResetBug`) needs that; a sound
// one loses nothing by it.

import Glibc
import SQLStore
import SQLite
package import Store
import WorkingTime

/// A store in one SQLite file.
///
/// A reader takes no lock and writes nothing but SQLite's own `-shm`. A writer holds `<store>.lock` for the length of its
/// transaction: `flock` serves in turn where SQLite's own waiting starves.
package final class SQLiteStore: RequestStore {
  /// What the store says of itself, for ever.
  package let identity: StoreIdentity
  /// Where the file is.
  package var path: String { file.path }
  package var place: String { file.path }
  /// Whether something erased may still be in the write-ahead log, because a reader was in the way of emptying it.
  ///
  /// What another process owes is known from the first write on.
  package internal(set) var owesCheckpoint = false

  /// What the store lacks of what was kept of it; nil unless it was opened for being looked at all the same.
  package internal(set) var loss: StoreFault?
  /// Why the head could not be kept beside the store, or be read there; nil if it could.
  package internal(set) var headFault: StoreFault?

  let connection: Connection
  let file: StoreFile
  /// The head as it is kept.
  var keptHead: KeptHead?
  let options: Options
  let lock: FileLock?
  /// The version of its schema, this program's unless it was opened to bring it up to date.
  private let schemaVersion: Int64
  /// Whether it was opened to look only, or to write as well.
  var mode: Mode { lock == nil ? .readOnly : .readWrite }

  /// What an opened store may do.
  package enum Mode: Sendable {
    /// Look only.
    case readOnly
    /// Look and write.
    case readWrite
  }

  /// Opens a store that is there; nothing of the file changes if it is refused.
  ///
  /// - Throws: a `StoreFault` that says why it is refused.
  package convenience init(
    _ path: String, _ mode: Mode = .readWrite, options: Options = Options()
  ) throws(StoreFault) {
    try self.init(path, mode, options, oldest: StoreFile.schemaVersion)
  }

  /// Opens a store whose schema may be as old as that.
  init(_ path: String, _ mode: Mode, _ options: Options, oldest: Int64) throws(StoreFault) {
    let file = StoreFile(path: path, owner: options.owner)
    try file.examine()
    // Before the store is read: whoever writes meanwhile is ahead of it.
    let head = HeadFile(path: file.headPath)
    let kept = try head.read()
    if kept == nil, head.isThere { headFault = .unreadable(place: file.headPath, detail: "it is not whole") }
    keptHead = kept
    do {
      let way: Connection.Mode =
        switch mode {
        case .readWrite: .readWrite
        // With no log to be read, and no way to make one, the file alone is the store.
        case .readOnly: file.isAlone && !file.isWritableFolder ? .immutable : .readOnly
        }
      connection = try Connection(path, way, busyTimeout: options.engineTimeout)
      try connection.apply(
        .trustedSchema(false), .doubleQuotedText(false), .defensive(true), .noCheckpointOnClose(true))
      if mode == .readWrite { try Self.prepareForWriting(connection) }
      schemaVersion = Int64(try connection.userVersion())
      try file.examine(schemaVersion: schemaVersion, oldest: oldest)
      lock = mode == .readWrite ? try FileLock(file.lockPath) : nil
    } catch {
      throw Self.fault(error, file: file, options: options)
    }
    self.file = file
    self.options = options
    let transaction = SQLTransaction(connection, file: file, options: options)
    do {
      identity = try transaction.identity()
    } catch {
      if case .corrupt = error, file.isCutShort { throw .truncated(path: path) }
      throw error
    }
    loss = try lossFound()
    if let loss, !options.toleratesLoss { throw loss }
  }

  /// Runs `body` on one unchanging state of the store.
  ///
  /// - Throws: a `StoreFault`, or what `body` throws.
  package func read<Result>(_ body: (any ReadTransaction) throws -> Result) throws -> Result {
    do {
      return try connection.transaction(.deferred) {
        try checkSchema()
        return try body(SQLTransaction(connection, file: file, options: options))
      }
    } catch let fault as SQLiteFault {
      throw Self.fault(fault, file: file, options: options)
    }
  }

  /// Runs `body` alone among all writers; all that it wrote is on the disk when this returns, nothing of it if it throws.
  ///
  /// - Throws: a `StoreFault`, or what `body` throws; `.readOnly` for a store that was opened to look only.
  package func write<Result>(_ body: (any WriteTransaction) throws -> Result) throws -> Result {
    guard let lock else { throw StoreFault.readOnly(path: path) }
    if let loss { throw loss }
    do {
      return try lock.withLock(timeout: options.lockTimeout) {
        let transaction = SQLTransaction(connection, file: file, options: options)
        let (result, head) = try connection.transaction(.immediate) {
          try checkSchema()
          try takeDebt(transaction)
          let result = try body(transaction)
          // A body that swallows the failure of a write must not keep the other half.
          if let failure = transaction.failure { throw failure }
          return (result, try transaction.headToKeep())
        }
        keep(head)
        settle(erased: transaction.hasErased)
        return result
      }
    } catch let fault as SQLiteFault {
      throw Self.fault(fault, file: file, options: options)
    } catch let fault as FileLockFault {
      throw Self.fault(fault, file: file, options: options)
    }
  }

  /// Runs `body` as the only runner of the scheduler on this store; nil, at once, if there is another.
  ///
  /// - Throws: a `StoreFault`, or what `body` throws; `.readOnly` for a store that was opened to look only.
  package func runAlone<Result>(_ body: () throws -> Result) throws -> Result? {
    guard mode == .readWrite else { throw StoreFault.readOnly(path: path) }
    let runner: FileLock
    do {
      runner = try FileLock(file.runnerLockPath)
      guard try runner.tryLock() else { return nil }
    } catch {
      throw Self.fault(error, file: file, options: options)
    }
    defer { runner.unlock() }
    return try body()
  }

  /// Lets those who wait to write go first.
  package func giveWay() { lock?.giveWay() }

  /// Empties the write-ahead log into the file; false if a reader was in the way, so that it is to be tried again.
  ///
  /// - Throws: a `StoreFault`.
  package func checkpoint() throws(StoreFault) -> Bool {
    guard let lock else { throw .readOnly(path: path) }
    do {
      return try lock.withLock(timeout: options.lockTimeout) {
        let isDone = try connection.checkpoint(.truncate).isComplete
        if isDone { owesCheckpoint = false }
        return isDone
      }
    } catch {
      throw Self.fault(error, file: file, options: options)
    }
  }

  /// Whether the log may hold something erased: it was said so, and the log was never empty since.
  func owesErasure(_ transaction: any ReadTransaction) throws(StoreFault) -> Bool {
    guard file.logSize > 0 else { return false }
    return try transaction.setting(.erasureOwed) == SQLTransaction.owed
  }

  /// Takes over what another process owes; first thing in each write, before anything is in the log that was not.
  private func takeDebt(_ transaction: SQLTransaction) throws(StoreFault) {
    guard try transaction.setting(.erasureOwed) == SQLTransaction.owed else { return }
    if file.logSize > 0 {
      owesCheckpoint = true
    } else {
      try transaction.keep(SQLTransaction.paid, as: .erasureOwed)
    }
  }

  /// What is to be done after a commit, under the lock: the log is emptied when it is long, or holds what was erased.
  ///
  /// The commit stands whatever becomes of this; what cannot be done now is tried again after the next one.
  private func settle(erased: Bool) {
    let isLong = file.logSize > options.longestLog
    owesCheckpoint = owesCheckpoint || erased
    guard owesCheckpoint || isLong else { return }
    do {
      // Readers are waited for only where it matters when: the others behind the lock wait as well.
      if !erased { try connection.apply(.busyTimeout(.zero)) }
      if try connection.checkpoint(.truncate).isComplete { owesCheckpoint = false }
      if !erased { try connection.apply(.busyTimeout(options.engineTimeout)) }
    } catch {
      owesCheckpoint = true
    }
  }

  /// Refuses a store that was brought to another schema since it was opened.
  private func checkSchema() throws {
    let found = Int64(try connection.userVersion())
    guard found != schemaVersion else { return }
    throw StoreFault.newerSchema(path: path, found: found, known: schemaVersion)
  }

  static func prepareForWriting(_ connection: Connection) throws {
    try connection.apply(
      .foreignKeys(true), .secureDelete(true), .synchronous(.full), .automaticCheckpoint(pages: 0))
    try checkJournalMode(connection)
  }

  /// Refuses a file that is not in WAL mode: it could be read, but never be written as a store is.
  static func checkJournalMode(_ connection: Connection) throws {
    let mode = try connection.value(of: .journalMode)
    guard mode == .text("wal") else {
      throw StoreFault.setting(name: "journal_mode", wanted: "wal", found: "\(mode)")
    }
  }

  static func fault(_ error: any Error, file: StoreFile, options: Options) -> StoreFault {
    switch error {
    case let fault as StoreFault: fault
    case let fault as SQLiteFault:
      if fault.isCorrupt, file.isCutShort {
        .truncated(path: file.path)
      } else if fault.isCannotOpen, fault.systemError == ENOENT, file.isThere {
        // It is its log that could not be opened, and the reason is one of some earlier call.
        .io(path: file.path, detail: fault.message)
      } else {
        StoreFault(fault, path: file.path, waited: options.engineTimeout.components.seconds)
      }
    case FileLockFault.timedOut: .busy(path: file.path, seconds: options.lockTimeout.components.seconds)
    case FileLockFault.cannotOpen(let path, ELOOP): .insecure(path: path, .symbolicLink)
    case FileLockFault.cannotOpen(_, let reason) where [EACCES, EROFS, EPERM].contains(reason):
      .readOnly(path: file.path)
    case FileLockFault.notAFile(let path), FileLockFault.replaced(let path), FileLockFault.notALock(let path):
      .insecure(path: path, .kind)
    case FileLockFault.linked(let path): .insecure(path: path, .names(2))
    case FileLockFault.cannotOpen(_, let reason), FileLockFault.cannotLock(_, let reason):
      switch reason {
      case ENOSPC, EDQUOT: .full(path: file.path)
      case EFBIG: .tooLong(path: file.path)
      default: .io(path: file.path, detail: "\(error)")
      }
    default: .io(path: file.path, detail: "\(error)")
    }
  }
}
