// A copy is checked before it has its name: it is written beside its place, then read from the first page to the last,
// and both its chains are walked. Only then is it moved to where it is looked for.
//
// A backup is written by the engine, which alone knows what of the store is in the log. It is one file with nothing
// beside it, so what is restored is copied byte by byte: to open a file in WAL mode, even to look, makes files beside it.

import Glibc
import SQLStore
import SQLite
package import Store

extension SQLiteStore {
  /// Copies the store, as it is at this moment, to a new file, and checks the copy; writers go on meanwhile.
  ///
  /// The copy is one file, mode 0600, in a folder that has to be as safe as a store's. Interrupted, it leaves no file of
  /// that name.
  ///
  /// - Parameters:
  ///   - examine: Called with the copy, opened to look, once its file and its chains are checked.
  ///   - admit: Called once the copy is checked, before it gets its name; if it throws there is no copy.
  /// - Throws: `.exists`, `.leftover` or `.insecure` for the place, `.corrupt` if the store is damaged; another
  ///   `StoreFault`, or what `admit` throws.
  @discardableResult
  package func backUp(
    to path: String, progress: StoreProgress = { _, _, _ in }, examine: (any RequestStore) throws -> Void = { _ in },
    admit: (StoreExtent) throws -> Void = { _ in }
  ) throws -> StoreExtent {
    try Self.build(at: StoreFile(path: path, owner: options.owner), keepsLock: false, options: options) { draft in
      let wanted = try read { transaction in
        // What is asked first fixes the moment.
        let extent = try self.extent(transaction)
        try copyPages(to: draft, progress)
        return extent
      }
      let found = try Self.checked(draft, of: self.path, options, progress, examine).extent
      guard found == wanted else {
        throw StoreFault.corrupt(
          path: draft.path, detail: "it ends at entry \(found.head.seq), the store at entry \(wanted.head.seq)")
      }
      try admit(found)
      return found
    }
  }

  /// Checks the backup at `source`, and makes a store of it at `path`, where there must be none.
  ///
  /// A backup of an earlier schema makes a store of that schema, which has to be brought up to date before it is used.
  ///
  /// What is kept beside the place of a store that was there is replaced.
  ///
  /// - Parameters:
  ///   - examine: Called with the copy, opened to look, once its file and its chains are checked.
  ///   - body: Writes what the store adds to the backup, told how far that goes.
  /// - Throws: a `StoreFault` that says what is wrong with the backup or with the place, or what `body` throws.
  package static func restore(
    from source: String, to path: String, options: Options = Options(), progress: StoreProgress = { _, _, _ in },
    examine: (any RequestStore) throws -> Void = { _ in },
    _ body: ((any WriteTransaction, StoreExtent) throws -> Void)? = nil
  ) throws -> StoreExtent {
    let backup = StoreFile(path: source, owner: options.owner)
    try backup.examine()
    guard backup.logSize == 0 else { throw StoreFault.inUse(path: source) }
    let file = StoreFile(path: path, owner: options.owner)
    let (extent, head) = try build(at: file, replacesHead: true, options: options) { draft in
      try backup.copy(to: draft)
      let (extent, head) = try checked(draft, of: source, options, progress, examine)
      if let body { try add(to: draft, options) { try body($0, extent) } }
      return (extent, head)
    }
    let place = HeadFile(path: file.headPath)
    do {
      if let head { try place.write(head) }
    } catch {
      // One of a store that is gone would have this one refused; the next write makes another.
      place.remove()
    }
    return extent
  }

  /// Writes to a draft, and leaves nothing of it in a log.
  private static func add(
    to draft: StoreFile, _ options: Options, _ body: (SQLTransaction) throws -> Void
  ) throws {
    let connection = try Connection(draft.path, .readWrite, busyTimeout: options.engineTimeout)
    try prepareForWriting(connection)
    try connection.transaction {
      let transaction = SQLTransaction(connection, file: draft, options: options)
      try body(transaction)
      if let failure = transaction.failure { throw failure }
    }
    guard try connection.checkpoint(.truncate).isComplete else { throw StoreFault.busy(path: draft.path, seconds: 0) }
  }

  private func copyPages(to draft: StoreFile, _ progress: StoreProgress) throws {
    do {
      let copy = try Connection(draft.path, .readWrite, busyTimeout: options.engineTimeout)
      try copy.apply(.synchronous(.full))
      try connection.copy(to: copy) { progress("copying", Int64($1 - $0), Int64($1)) }
    } catch {
      // Pages that cannot be read are the store's own.
      throw Self.fault(error, file: error.isCorrupt || error.isReading ? file : draft, options: options)
    }
  }

  /// Waits until the draft is on the disk, and checks the whole of it.
  private static func checked(
    _ draft: StoreFile, of source: String, _ options: Options, _ progress: StoreProgress,
    _ examine: (any RequestStore) throws -> Void
  ) throws -> (extent: StoreExtent, head: KeptHead?) {
    try draft.sync()
    do {
      let store = try SQLiteStore(draft.path, .readOnly, options, oldest: 1)
      let extent = try store.survey(progress)
      try examine(store)
      return (extent, try store.headNow())
    } catch let fault as StoreFault {
      // The draft is taken away, and what is wrong with it was wrong before.
      throw fault.told(of: source, not: draft.path)
    }
  }
}

extension StoreFault {
  /// The same of another path, if it is of the one that is meant.
  fileprivate func told(of path: String, not draft: String) -> StoreFault {
    switch self {
    case .notAStore(draft): .notAStore(path: path)
    case .foreign(draft, let mark): .foreign(path: path, applicationID: mark)
    case .newerSchema(draft, let found, let known): .newerSchema(path: path, found: found, known: known)
    case .needsUpgrade(draft, let found, let known): .needsUpgrade(path: path, found: found, known: known)
    case .olderSchema(draft, let found, let known): .olderSchema(path: path, found: found, known: known)
    case .truncated(draft): .truncated(path: path)
    case .corrupt(draft, let detail): .corrupt(path: path, detail: detail)
    case .empty(draft): .empty(path: path)
    default: self
    }
  }
}
