// From an earlier schema to this program's, under the lock that every writer takes: looked through, copied, changed in
// one transaction, the access log's line with it. Whoever kills it finds the store of before, or the store of after.
//
// Foreign keys are off, as SQLite wants it where a table is built anew, and cannot be changed within a transaction; so
// every reference is looked at before the commit. Source: https://www.sqlite.org/lang_altertable.html § 7.

import Glibc
import SQLStore
import SQLite
package import Store
import StoreFiles

extension SQLiteStore {
  /// What an upgrade of the store would do; nothing of the file changes.
  ///
  /// - Throws: a `StoreFault`, `.newerSchema` or `.olderSchema` if there is no way.
  package static func upgradePlan(at path: String, options: Options = Options()) throws -> StoreUpgrade {
    try SQLiteStore(path, .readOnly, options, oldest: 1).plan(.shipped).upgrade
  }

  /// Brings a store to the schema of this program, after a look through all of it and a checked copy beside it; a store
  /// that is up to date is left as it is.
  ///
  /// Nothing of the journal and no notice is written. Others who write wait, and time out if it is long.
  ///
  /// - Parameter note: The line of the access log, from what is known within the transaction.
  /// - Throws: `.exists` if another file has the name of the copy; `.corrupt` if the store is damaged, or would not be
  ///   like a new one; another `StoreFault`, or what `note` throws.
  package static func upgrade(
    at path: String, options: Options = Options(), progress: StoreProgress = { _, _, _ in },
    note: (any ReadTransaction, StoreUpgrade) throws -> Access
  ) throws -> StoreUpgrade {
    try SQLiteStore(path, .readWrite, options, oldest: 1).upgrade(.shipped, progress, note)
  }

  /// The steps that there are, and where they lead.
  struct Upgrades: Sendable {
    let steps: [SchemaUpgrade]
    let target: Int64
    /// What the schema has to be in the end.
    let shape: @Sendable () throws -> SchemaShape

    static let shipped = Upgrades(
      steps: SchemaUpgrade.all, target: StoreFile.schemaVersion, shape: { try SchemaShape.ofNewStore() })
  }

  func upgrade(
    _ upgrades: Upgrades, _ progress: StoreProgress, _ note: (any ReadTransaction, StoreUpgrade) throws -> Access
  ) throws -> StoreUpgrade {
    guard let lock else { throw StoreFault.readOnly(path: path) }
    do {
      return try lock.withLock(timeout: options.lockTimeout) {
        // Somebody may have done it while the lock was waited for.
        let (upgrade, steps) = try plan(upgrades)
        guard !steps.isEmpty else { return upgrade }
        try copy(to: upgrade.copy, of: try survey(progress), progress)
        progress("changing the schema", 0, 1)
        try connection.apply(.foreignKeys(false))
        try connection.transaction(.exclusive) {
          for step in steps { try connection.execute(step.sql) }
          try check(upgrades)
          let transaction = SQLTransaction(connection, file: file, options: options)
          _ = try transaction.log(try note(transaction, upgrade))
        }
        // What the old tables held goes from the log as well; a reader in the way leaves it to the next who writes.
        _ = try connection.checkpoint(.truncate)
        return upgrade
      }
    } catch let fault as SQLiteFault {
      throw Self.fault(fault, file: file, options: options)
    } catch let fault as FileLockFault {
      throw Self.fault(fault, file: file, options: options)
    }
  }

  private func plan(_ upgrades: Upgrades) throws -> (upgrade: StoreUpgrade, steps: [SchemaUpgrade]) {
    let found = Int64(try connection.userVersion())
    guard found <= upgrades.target else {
      throw StoreFault.newerSchema(path: path, found: found, known: upgrades.target)
    }
    guard let steps = SchemaUpgrade.path(from: found, to: upgrades.target, among: upgrades.steps) else {
      throw StoreFault.olderSchema(path: path, found: found, known: upgrades.target)
    }
    let upgrade = StoreUpgrade(
      kind: identity.kind, from: found, to: upgrades.target, steps: steps.map(StoreUpgrade.Step.init),
      copy: "\(path).before-\(upgrades.target)")
    return (upgrade, steps)
  }

  /// Takes the copy, unless one that was interrupted behind it has left it.
  private func copy(to copy: String, of extent: StoreExtent, _ progress: StoreProgress) throws {
    do {
      try backUp(to: copy, progress: progress)
    } catch StoreFault.exists {
      let left = StoreFile(path: copy, owner: options.owner)
      // Nobody else builds it: the store's lock is ours, and a backup to that name is refused.
      try clearLock(of: left)
      try left.examine()
      // It has the name, so it was checked; to look leaves nothing beside it.
      let connection = try Connection(copy, .immutable)
      let transaction = SQLTransaction(connection, file: left, options: options)
      guard left.isAlone, try connection.userVersion() == self.connection.userVersion(),
        try transaction.head() == extent.head, try transaction.accessHead() == extent.accessHead
      else { throw StoreFault.exists(path: copy) }
    }
  }

  /// Takes away what one that was interrupted left beside a copy, and its lock, if it is one that it left.
  private func clearLock(of copy: StoreFile) throws {
    guard try copy.trust.examine(copy.lockPath) else { return }
    let lock = try FileLock(copy.lockPath)
    try lock.withLock(timeout: options.lockTimeout) {
      if try StoreDraft.clear(lock, beside: copy) { unlink(copy.lockPath) }
    }
  }

  /// Refuses what the steps came to, unless it is sound and what a new store has.
  private func check(_ upgrades: Upgrades) throws {
    let version = try connection.userVersion()
    guard Int64(version) == upgrades.target else {
      throw StoreFault.incoherent("the steps of the upgrade end at schema \(version)")
    }
    if let (table, parent) = try connection.danglingReference() {
      throw StoreFault.corrupt(path: path, detail: "a row of \(table) refers to none of \(parent)")
    }
    if let difference = try SchemaShape(of: connection).difference(from: try upgrades.shape()) {
      throw StoreFault.corrupt(path: path, detail: difference)
    }
    if let damage = try connection.quickCheck() { throw StoreFault.corrupt(path: path, detail: damage) }
  }
}
