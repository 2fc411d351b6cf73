import Glibc
import SQLite
package import Store

extension SQLiteStore {
  /// Makes a store, and opens it.
  ///
  /// `body` writes what it begins with, its initialisation first. The file is built beside its place and linked into it
  /// whole: whenever this is interrupted there is a store, or none. The folder is made, mode 0700, if only it is missing.
  ///
  /// - Throws: `.exists`, another `StoreFault`, or what `body` throws.
  package static func create<Result>(
    at path: String, options: Options = Options(), _ body: (any WriteTransaction) throws -> Result
  ) throws -> (store: SQLiteStore, result: Result) {
    let file = StoreFile(path: path, owner: options.owner)
    if mkdir(file.folder, 0o700) != 0, errno != EEXIST {
      throw StoreFault.io(path: file.folder, detail: String(cString: strerror(errno)))
    }
    try file.examineFolder()
    do {
      let result = try FileLock(file.lockPath).withLock(timeout: options.lockTimeout) {
        try build(file, options: options, body)
      }
      return (try SQLiteStore(path, .readWrite, options: options), result)
    } catch let fault as SQLiteFault {
      throw Self.fault(fault, file: file, options: options)
    } catch let fault as FileLockFault {
      throw Self.fault(fault, file: file, options: options)
    }
  }

  private static func build<Result>(
    _ file: StoreFile, options: Options, _ body: (any WriteTransaction) throws -> Result
  ) throws -> Result {
    var status = stat()
    guard lstat(file.path, &status) != 0 else { throw StoreFault.exists(path: file.path) }
    let draft = StoreFile(path: file.path + ".new", owner: file.owner)
    // Under the lock nobody else is at it: what lies there is left over from one that was interrupted.
    remove(draft)
    defer { remove(draft) }
    let result = try fill(draft, options: options, body)
    guard link(draft.path, file.path) == 0 else {
      let reason = errno
      if reason == EEXIST { throw StoreFault.exists(path: file.path) }
      throw StoreFault.io(path: file.path, detail: String(cString: strerror(reason)))
    }
    try sync(file.folder)
    return result
  }

  /// Writes the whole of a new store, and leaves nothing of it in a log.
  private static func fill<Result>(
    _ draft: StoreFile, options: Options, _ body: (any WriteTransaction) throws -> Result
  ) throws -> Result {
    let connection = try Connection(draft.path, .create, busyTimeout: options.engineTimeout)
    try connection.apply(.synchronous(.full), .foreignKeys(true), .secureDelete(true))
    let result = try connection.transaction(.exclusive) {
      try connection.execute(EmbeddedSchema.sql)
      let transaction = SQLiteTransaction(connection, file: draft, options: options)
      let result = try body(transaction)
      if let failure = transaction.failure { throw failure }
      _ = try transaction.identity()
      return result
    }
    try connection.apply(.journalMode(.wal))
    guard try connection.checkpoint(.truncate).isComplete else { throw StoreFault.busy(path: draft.path, seconds: 0) }
    return result
  }

  private static func remove(_ draft: StoreFile) {
    for suffix in ["", "-journal", "-wal", "-shm"] { unlink(draft.path + suffix) }
  }

  /// Makes the folder's entries last through a power cut.
  private static func sync(_ folder: String) throws {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw StoreFault.io(path: folder, detail: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw StoreFault.io(path: folder, detail: String(cString: strerror(errno))) }
  }
}
