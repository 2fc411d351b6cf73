import Glibc
import Store

extension StoreFile {
  /// Refuses a place at which there is something, were it a link that leads nowhere, or the log of another store.
  ///
  /// - Parameter replacesHead: Whether what was kept of a store that was there is done with.
  /// - Throws: `.exists` or `.leftover`.
  func examinePlace(replacesHead: Bool = false) throws(StoreFault) {
    guard !Self.isTaken(path) else { throw .exists(path: path) }
    // The engine would take a log that lies beside a database for its own.
    for suffix in Self.logSuffixes where Self.isTaken(path + suffix) { throw .leftover(path: path + suffix) }
    if !replacesHead, Self.isTaken(headPath) { throw .leftover(path: headPath) }
  }

  /// Whether there is something at its path.
  var isThere: Bool { Self.isTaken(path) }

  /// Whether there is a log of a database of this path.
  var hasLog: Bool { Self.logSuffixes.contains { Self.isTaken(path + $0) } }

  /// Whether it is an empty file with no other name.
  var isEmpty: Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && status.st_size == 0
      && status.st_nlink == 1
  }

  /// Its name in its folder.
  var name: String { String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]) }

  /// The path of another name in its folder.
  func sibling(_ other: String) -> String { path.dropLast(name.count) + other }

  /// Whether the lock's file is there.
  var hasLock: Bool { Self.isTaken(lockPath) }

  /// Takes the file away with all that belongs to it, itself at last: what is left of it is still known for what it is.
  func remove() {
    removeLogs()
    unlink(path)
  }

  /// Takes away the logs of a database that has another name by now.
  func removeLogs() {
    for suffix in Self.logSuffixes { unlink(path + suffix) }
  }

  /// Writes the file's bytes to a draft.
  ///
  /// - Throws: `.full`, `.tooLong` or `.io`.
  func copy(to draft: StoreFile) throws(StoreFault) {
    let source = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard source >= 0 else { throw Self.failure(path) }
    defer { close(source) }
    let target = open(draft.path, O_WRONLY | O_TRUNC | O_NOFOLLOW | O_CLOEXEC)
    guard target >= 0 else { throw Self.failure(draft.path) }
    defer { close(target) }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = read(source, &buffer, buffer.count)
      if count == 0 { return }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.failure(path) }
      var left = buffer[..<count]
      while !left.isEmpty {
        let written = left.withUnsafeBytes { write(target, $0.baseAddress, $0.count) }
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { throw Self.failure(draft.path) }
        left = left.dropFirst(written)
      }
    }
  }

  /// Makes the file's bytes last through a power cut.
  ///
  /// - Throws: `.io`.
  func sync() throws(StoreFault) { try Self.sync(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC) }

  /// Makes the folder's entries last through a power cut.
  ///
  /// - Throws: `.uncertain`: the entries are there, and may go.
  func syncFolder() throws(StoreFault) {
    do {
      try Self.sync(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    } catch {
      throw .uncertain(path: path, detail: error.sentence)
    }
  }

  private static let logSuffixes = ["-journal", "-wal", "-shm"]

  private static func isTaken(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  private static func sync(_ path: String, _ flags: Int32) throws(StoreFault) {
    let descriptor = open(path, flags)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure(path) }
  }

  /// What `errno` says of a path.
  static func failure(_ path: String) -> StoreFault {
    switch errno {
    case ENOSPC, EDQUOT: .full(path: path)
    case EFBIG: .tooLong(path: path)
    case EROFS, EACCES: .readOnly(path: path)
    case let reason: .io(path: path, detail: String(cString: strerror(reason)))
    }
  }
}
