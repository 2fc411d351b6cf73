import Glibc
import SQLStore
import SQLite
package import Store
import StoreFiles

extension SQLiteStore {
  /// Makes a store, and opens it.
  ///
  /// - Throws: as `make`, or as opening; then the store is there all the same.
  package static func create<Result>(
    at path: String, options: Options = Options(), _ body: (any WriteTransaction) throws -> Result
  ) throws -> (store: SQLiteStore, result: Result) {
    let result = try make(at: path, options: options, body)
    return (try SQLiteStore(path, .readWrite, options: options), result)
  }

  /// Makes a store.
  ///
  /// `body` writes what it begins with, its initialisation first. The file is built beside its place and moved into it
  /// whole: whenever this is interrupted there is a store, or none. The folder is made, mode 0700, if only it is missing.
  ///
  /// - Throws: `.exists`, another `StoreFault`, or what `body` throws.
  @discardableResult
  package static func make<Result>(
    at path: String, options: Options = Options(), _ body: (any WriteTransaction) throws -> Result
  ) throws -> Result {
    try build(at: StoreFile(path: path, owner: options.owner), options: options) { draft in
      try fill(draft, options: options, body)
    }
  }

  /// Builds a file beside its place, under its lock, and moves it there whole; the folder is made if it is missing.
  ///
  /// - Parameters:
  ///   - keepsLock: Whether the lock's file stays, as that of a store does.
  ///   - replacesHead: Whether what was kept of a store that was there is done with.
  ///   - fill: Writes the whole of the draft, and leaves nothing of it in a log.
  /// - Throws: `.exists` or `.leftover` if the place is taken, another `StoreFault`, or what `fill` throws.
  static func build<Result>(
    at file: StoreFile, keepsLock: Bool = true, replacesHead: Bool = false, options: Options,
    _ fill: (StoreFile) throws -> Result
  ) throws -> Result {
    if mkdir(file.folder, 0o700) != 0, errno != EEXIST {
      throw StoreFault.io(path: file.folder, detail: String(cString: strerror(errno)))
    }
    try file.examineFolder()
    let hadLock = file.hasLock
    do {
      _ = try file.trust.examine(file.lockPath)
      let lock = try FileLock(file.lockPath)
      return try lock.withLock(timeout: options.lockTimeout) {
        var isBuilt = false
        // Where nothing was made nothing stays, were it an empty file; nobody but us has needed it.
        defer { if !isBuilt, !hadLock { unlink(file.lockPath) } }
        try file.examinePlace(replacesHead: replacesHead)
        // The place was free, so a lock that has a note was left by one that was interrupted.
        let isLeft = try StoreDraft.clear(lock, beside: file)
        defer { if !keepsLock, isLeft || !hadLock { unlink(file.lockPath) } }
        let draft = try StoreDraft(for: file, noting: lock)
        defer { if isBuilt { draft.file.removeLogs() } else { draft.file.remove() } }
        let result = try fill(draft.file)
        try draft.place(at: file)
        isBuilt = true
        try file.syncFolder()
        // A note that stays names a draft that is no more.
        try? lock.leave(note: nil)
        return result
      }
    } catch let fault as SQLiteFault where fault.isSyncing {
      // It was the draft's, which is taken away.
      throw StoreFault.io(path: file.path, detail: fault.description)
    } catch let fault as SQLiteFault {
      let told = Self.fault(fault, file: file, options: options)
      // That the store is not there yet is not what is wrong.
      if case .missing = told { throw StoreFault.io(path: file.path, detail: fault.message) }
      throw told
    } catch let fault as FileLockFault {
      throw Self.fault(fault, file: file, options: options)
    }
  }

  /// Writes the whole of a new store, and leaves nothing of it in a log.
  private static func fill<Result>(
    _ draft: StoreFile, options: Options, _ body: (any WriteTransaction) throws -> Result
  ) throws -> Result {
    let connection = try Connection(draft.path, .readWrite, busyTimeout: options.engineTimeout)
    try connection.apply(.synchronous(.full), .foreignKeys(true), .secureDelete(true))
    let result = try connection.transaction(.exclusive) {
      try connection.execute(EmbeddedSchema.sql)
      let transaction = SQLTransaction(connection, file: draft, options: options)
      let result = try body(transaction)
      if let failure = transaction.failure { throw failure }
      _ = try transaction.identity()
      return result
    }
    try connection.apply(.journalMode(.wal))
    guard try connection.checkpoint(.truncate).isComplete else { throw StoreFault.busy(path: draft.path, seconds: 0) }
    return result
  }
}
