import Glibc
import SQLStore
import SQLite
package import Store

extension SQLiteStore {
  /// The library that this program runs with.
  package static var engine: StoreCondition.Engine {
    let version = LibraryVersion.linked
    return StoreCondition.Engine(name: "SQLite \(version)", needsGuard: version.hasWALResetBug)
  }

  /// The version of the schema that this program makes and knows.
  package static var schemaVersion: Int { Int(StoreFile.schemaVersion) }

  /// What the store's engine, files and disk are like now, and who keeps writers waiting: it waits some seconds to see.
  ///
  /// A store that was opened to look has no settings of a writer.
  ///
  /// - Throws: a `StoreFault` if it cannot be read.
  package func condition() throws -> StoreCondition {
    let writer = try writerInTheWay()
    return try read { transaction in
      StoreCondition(
        engine: Self.engine, settings: try settings(), owner: options.owner, size: file.size, logSize: file.logSize,
        owesErasure: try owesErasure(transaction), free: try file.freeSpace(),
        notices: try SQLTransaction(connection, file: file, options: options).noticesUnderWay(), writer: writer)
    }
  }

  private func writerInTheWay() throws -> StoreCondition.Writer? {
    guard let lock else { return nil }
    do {
      try lock.withLock(timeout: Self.turn) {}
      return nil
    } catch FileLockFault.timedOut {
      let seconds = Self.turn.components.seconds
      guard let holder = lock.holder else { return .unseen(seconds: seconds) }
      return .seen(
        process: holder.process, name: holder.name, age: holder.age, isStopped: holder.isStopped, seconds: seconds)
    } catch let fault as FileLockFault {
      throw Self.fault(fault, file: file, options: options)
    }
  }

  /// How long a writer's turn is waited for before it is asked whose it is.
  private static let turn = Duration.seconds(2)

  private func settings() throws -> [StoreCondition.Setting] {
    let always: [(Pragma, String)] = [
      (.journalMode, "wal"), (.trustedSchema, "0"), (.applicationID, "\(StoreFile.applicationID)"),
      (.userVersion, "\(StoreFile.schemaVersion)"),
    ]
    let writing: [(Pragma, String)] = [
      (.synchronous, "\(Setting.Synchronous.full.rawValue)"), (.foreignKeys, "1"), (.secureDelete, "1"),
      (.automaticCheckpoint, "0"),
    ]
    return try (always + (mode == .readWrite ? writing : [])).map { pragma, wanted in
      let found =
        switch try connection.value(of: pragma) {
        case .integer(let number): "\(number)"
        case .text(let text): text
        case .null, .real, .blob: "unset"
        }
      return StoreCondition.Setting(name: pragma.rawValue, wanted: wanted, found: found)
    }
  }
}

extension StoreFile {
  /// The length of the database file in bytes.
  fileprivate var size: Int64 {
    var status = stat()
    return lstat(path, &status) == 0 ? Int64(status.st_size) : 0
  }

  /// How many bytes an ordinary user may still write beside the store.
  ///
  /// - Throws: `.io` if the system does not say.
  fileprivate func freeSpace() throws(StoreFault) -> Int64 {
    var space = statvfs()
    guard statvfs(folder, &space) == 0 else {
      throw .io(path: folder, detail: String(cString: strerror(errno)))
    }
    let block = Int64(clamping: space.f_frsize)
    let (bytes, isTooMany) = Int64(clamping: space.f_bavail).multipliedReportingOverflow(by: block)
    return isTooMany ? .max : bytes
  }
}
