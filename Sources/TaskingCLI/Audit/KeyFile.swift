import Glibc
import Store
import Tasking

/// The key that signs anchors, in a file beside the store: mode 0600, and its public half in another.
///
/// Each is written beside its place and renamed into it, so that no power cut leaves a part of one.
struct KeyFile {
  private let path: String
  private let publicPath: String

  /// The key of the store at a path.
  init(store: String) {
    path = store + ".key"
    publicPath = store + ".pub"
  }

  /// The key.
  ///
  /// - Throws: `notFound` if there is none, `notPermitted` if others can get at it, `malformed` if it is none.
  func read() throws(TaskingError) -> AnchorKey {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      let reason = errno
      guard reason == ENOENT else { throw Self.failure("read", path, reason) }
      throw TaskingError(
        .notFound, "there is no key at '\(path)'", hint: "put it back, or make another: tasking audit key --new")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.failure("read", path, errno) }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(), status.st_mode & 0o077 == 0 else {
      throw TaskingError(
        .notPermitted, "'\(path)' is not to be trusted: others can get at it",
        hint: "make another: tasking audit key --new")
    }
    let text = try TextFile.text(
      try TextFile.bytes(of: descriptor, limit: 1_024, named: "'\(path)'"), named: "'\(path)'")
    guard let key = AnchorKey(text: text) else {
      throw TaskingError(.malformed, "'\(path)' holds no key", hint: "make another: tasking audit key --new")
    }
    return key
  }

  /// The key for a new store: one that lies there already, or a new one.
  ///
  /// - Throws: as `read()`; `busy` if none can be written.
  func readOrMake() throws(TaskingError) -> (key: AnchorKey, isNew: Bool) {
    if access(path, F_OK) == 0 {
      let key = try read()
      try putPublicHalf(of: key)
      return (key, false)
    }
    let key = AnchorKey()
    try keepDraft(key)
    try useDraft(key)
    return (key, true)
  }

  /// Takes away what `readOrMake()` made.
  func remove() {
    unlink(path)
    unlink(publicPath)
  }

  /// Writes another key beside the one that is used.
  ///
  /// - Throws: `busy` if it cannot be written.
  func keepDraft(_ key: AnchorKey) throws(TaskingError) {
    unlink(path + ".new")
    try write(key.text, to: path + ".new", mode: 0o600)
    try syncFolder()
  }

  /// Puts that key in place of the one that is used.
  ///
  /// - Throws: `busy` if it cannot be.
  func useDraft(_ key: AnchorKey) throws(TaskingError) {
    guard rename(path + ".new", path) == 0 else { throw Self.failure("write", path, errno) }
    try putPublicHalf(of: key)
    try syncFolder()
  }

  /// Writes the public half, in place of one that is there.
  private func putPublicHalf(of key: AnchorKey) throws(TaskingError) {
    let draft = publicPath + ".new"
    unlink(draft)
    try write(key.publicKey.text, to: draft, mode: 0o644)
    guard rename(draft, publicPath) == 0 else { throw Self.failure("write", publicPath, errno) }
  }

  /// Makes the names of the files last through a power cut.
  private func syncFolder() throws(TaskingError) {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure("write", path, errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw Self.failure("write", path, errno) }
  }

  private func write(_ text: String, to path: String, mode: mode_t) throws(TaskingError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw Self.failure("write", path, errno) }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
      let fault = Self.failure("write", path, errno)
      unlink(path)
      throw fault
    }
  }

  private static func failure(_ act: String, _ path: String, _ reason: Int32) -> TaskingError {
    TaskingError(
      .busy, "cannot \(act) '\(path)': \(String(cString: strerror(reason)))",
      hint: "see to the disk, and the mode of the file and its folder; then try again")
  }
}
