// What can be said of a store's files before the engine touches them, so that a file that is refused stays as it was:
// who may get at them, and what the first 100 bytes of the database say (https://www.sqlite.org/fileformat.html § 1.3).

import Glibc
import Store
import StoreFiles

/// The files of a store: the database itself, and what lies beside it.
struct StoreFile {
  let path: String
  /// The user to whom they must belong.
  let owner: UInt32

  /// What marks a database as a store: the letters TASK, as in schema.sql.
  static let applicationID: Int64 = 0x5441_534b
  /// The version of the schema that this program makes and knows, as in schema.sql.
  static let schemaVersion: Int64 = 4

  /// What is trusted of its files and their folder.
  var trust: FileTrust { FileTrust(owner: owner) }

  /// The lock that every writer takes.
  var lockPath: String { path + ".lock" }
  /// The lock that a runner of the scheduler takes.
  var runnerLockPath: String { path + ".tick" }
  /// Where the store's chains ended when it was last written.
  var headPath: String { path + ".head" }
  /// The write-ahead log.
  var logPath: String { path + "-wal" }

  /// The folder that holds them.
  var folder: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Refuses files that others can get at, links, and a file that is no store, or of a later version.
  ///
  /// - Throws: `.missing`, `.insecure`, `.empty`, `.notAStore`, `.foreign` or `.newerSchema`.
  func examine() throws(StoreFault) {
    try examineFolder()
    guard try trust.examine(path) else { throw .missing(path: path) }
    for suffix in ["-wal", "-shm", ".lock", ".tick", ".head"] { _ = try trust.examine(path + suffix) }
    try examineHeader()
  }

  /// Refuses a folder that others can write to.
  ///
  /// - Throws: `.missing` or `.insecure`.
  func examineFolder() throws(StoreFault) {
    do {
      try trust.examine(folder: folder)
    } catch .missing {
      throw .missing(path: path)
    }
  }

  private func examineHeader() throws(StoreFault) {
    guard let header = try header() else { throw .empty(path: path) }
    guard header.count == 100, header.starts(with: Array("SQLite format 3\0".utf8)) else {
      throw .notAStore(path: path)
    }
    let mark = Self.number(header, at: 68)
    guard mark == Self.applicationID else { throw .foreign(path: path, applicationID: mark) }
    // An earlier version is no verdict yet: what brought the schema up to date may still be in the log.
    let version = Self.number(header, at: 60)
    if version > Self.schemaVersion { try examine(schemaVersion: version) }
  }

  /// Refuses a schema that this program does not know, or that is older than wanted.
  ///
  /// - Throws: `.newerSchema`; `.needsUpgrade`, or `.olderSchema` if there is no way.
  func examine(schemaVersion found: Int64, oldest: Int64 = Self.schemaVersion) throws(StoreFault) {
    let known = Self.schemaVersion
    // What nearly every store has: to read the steps costs more than to open it.
    if found == known { return }
    if found > known { throw .newerSchema(path: path, found: found, known: known) }
    guard SchemaUpgrade.path(from: found, to: known, among: SchemaUpgrade.all) != nil else {
      throw .olderSchema(path: path, found: found, known: known)
    }
    if found < oldest { throw .needsUpgrade(path: path, found: found, known: known) }
  }

  /// Whether the file has fewer pages than its header says; asked when the engine has called it damaged.
  var isCutShort: Bool {
    guard let header = try? header(), header.count == 100, let size = Self.size(of: path) else { return false }
    let pageSize = Int64(header[16]) << 8 | Int64(header[17])
    return size < (pageSize == 1 ? 65_536 : pageSize) * Self.number(header, at: 28)
  }

  /// Whether there is no write-ahead log with anything in it.
  var isAlone: Bool { logSize == 0 }

  /// Whether files can be made beside it; root may make them wherever the disk is not mounted for reading only.
  var isWritableFolder: Bool { access(folder, W_OK) == 0 }

  /// The length of the write-ahead log in bytes; 0 if there is none.
  var logSize: Int64 { Self.size(of: logPath) ?? 0 }

  /// At most the first 100 bytes; nil if there are none.
  private func header() throws(StoreFault) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw failure(of: path) }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = bytes.withUnsafeMutableBytes { pread(file, $0.baseAddress, $0.count, 0) }
    guard count >= 0 else { throw failure(of: path) }
    return count == 0 ? nil : Array(bytes.prefix(count))
  }

  private func failure(of path: String) -> StoreFault {
    switch errno {
    case ENOENT, ENOTDIR: .missing(path: self.path)
    case ELOOP: .insecure(path: path, .symbolicLink)
    case let reason: .io(path: path, detail: String(cString: strerror(reason)))
    }
  }

  private static func size(of path: String) -> Int64? {
    var status = stat()
    return lstat(path, &status) == 0 ? Int64(status.st_size) : nil
  }

  private static func number(_ header: [UInt8], at place: Int) -> Int64 {
    header[place..<place + 4].reduce(0) { $0 << 8 | Int64($1) }
  }
}
