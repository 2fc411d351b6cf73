import Glibc
package import Store
import StoreFiles
import Tasking
package import TaskingAPI

/// The key that signs anchors, in a file beside the store: mode 0600, and its public half in another.
///
/// Each is written beside its place and renamed into it, so that no power cut leaves a part of one.
package struct KeyFile {
  private let path: String
  private let publicPath: String

  /// The key of the store at a path.
  package init(store: String) {
    path = store + ".key"
    publicPath = store + ".pub"
  }

  /// The key.
  ///
  /// - Throws: `notFound` if there is none, `notPermitted` if others can get at it, `malformed` if it is none.
  package func read() throws(TaskingError) -> AnchorKey {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      let reason = errno
      guard reason == ENOENT else { throw Self.failure("read", path, reason) }
      throw TaskingError(
        .notFound, "there is no key at '\(path)'", hint: "put it back, or make another: tasking audit key --new")
    }
    defer { close(descriptor) }
    do throws(StoreFault) {
      try FileTrust().examine(descriptor, of: path)
    } catch {
      guard case .insecure(_, let why) = error else { throw Self.failure("read", path, errno) }
      throw TaskingError(
        .notPermitted, "'\(path)' is not to be trusted: \(why.sentence)",
        hint: "see who has been there; then make another: tasking audit key --new")
    }
    let text = try TextFile.text(
      try TextFile.bytes(of: descriptor, limit: 1_024, named: "'\(path)'"), named: "'\(path)'")
    guard let key = AnchorKey(text: text) else {
      throw TaskingError(
        .malformed, "'\(path)' holds no key", hint: "move it away, and make another: tasking audit key --new")
    }
    return key
  }

  /// The key for a new store: one that lies there already, or a new one.
  ///
  /// - Throws: as `read()`; `busy` if none can be written.
  package func readOrMake() throws(TaskingError) -> (key: AnchorKey, isNew: Bool) {
    try examinePublicHalf()
    if access(path, F_OK) == 0 {
      let key = try read()
      try putPublicHalf(of: key)
      return (key, false)
    }
    let key = AnchorKey()
    try useDraft(try keepDraft(key), of: key)
    return (key, true)
  }

  /// Takes away what `readOrMake()` made.
  package func remove() {
    unlink(path)
    unlink(publicPath)
  }

  /// Writes another key beside the one that is used; gives where.
  ///
  /// - Throws: `busy` if it cannot be written.
  package func keepDraft(_ key: AnchorKey) throws(TaskingError) -> String {
    try Self.writing(path) { () throws(OutputFault) in
      let (draft, file) = try OutputFile.draft(beside: path, mode: 0o600)
      do throws(OutputFault) {
        defer { close(file) }
        try OutputFile.put(Array(key.text.utf8), into: file)
        guard fsync(file) == 0 else { throw .system(errno) }
        try OutputFile(path: path).syncFolder()
      } catch {
        unlink(draft)
        throw error
      }
      return draft
    }
  }

  /// Takes away a key that was not used.
  package func forget(_ draft: String) { unlink(draft) }

  /// Puts that key in place of the one that is used.
  ///
  /// - Throws: `busy` if it cannot be.
  package func useDraft(_ draft: String, of key: AnchorKey) throws(TaskingError) {
    try examinePublicHalf()
    guard rename(draft, path) == 0 else { throw Self.failure("write", path, errno) }
    try putPublicHalf(of: key)
  }

  /// Writes the public half, in place of one that is there; the folder's entries are on the disk then.
  private func putPublicHalf(of key: AnchorKey) throws(TaskingError) {
    try Self.writing(publicPath) { () throws(OutputFault) in
      try OutputFile(path: publicPath, isStores: true).write(
        Array(key.publicKey.text.utf8), replacing: Self.publicHalf, mode: .exactly(0o644), lasts: true)
    }
  }

  /// Refuses a public half's place in which something else stands.
  ///
  /// - Throws: `busy`.
  package func examinePublicHalf() throws(TaskingError) {
    try Self.writing(publicPath) { () throws(OutputFault) in
      _ = try OutputFile(path: publicPath, isStores: true).examine(Self.publicHalf)
    }
  }

  /// Refuses places of the key and its public half in which something else stands: a key that others can read is what
  /// another is made for.
  ///
  /// - Throws: `busy`.
  package func examinePlaces() throws(TaskingError) {
    try examinePublicHalf()
    try Self.writing(path) { () throws(OutputFault) in
      var status = stat()
      guard lstat(path, &status) == 0 else {
        if errno == ENOENT { return }
        throw .system(errno)
      }
      guard status.st_mode & S_IFMT == S_IFREG else { throw .insecure(.kind) }
      guard status.st_uid == geteuid() else {
        throw .insecure(.owner(uid: status.st_uid, expected: geteuid()))
      }
      let beginning = try OutputFile(path: path).beginning()
      let isKey = AnchorKey(text: String(decoding: beginning, as: UTF8.self)) != nil
      guard beginning.isEmpty || isKey else { throw .notOurs }
    }
  }

  private static let publicHalf = OutputFile.Replaces.own {
    AnchorPublicKey(text: String(decoding: $0, as: UTF8.self)) != nil
  }

  private static func writing<Result>(
    _ path: String, _ body: () throws(OutputFault) -> Result
  ) throws(TaskingError) -> Result {
    do throws(OutputFault) {
      return try body()
    } catch .system(let reason) {
      throw failure("write", path, reason)
    } catch {
      throw TaskingError(error, writing: path, code: .busy)
    }
  }

  private static func failure(_ act: String, _ path: String, _ reason: Int32) -> TaskingError {
    TaskingError(
      .busy, "cannot \(act) '\(path)': \(String(cString: strerror(reason)))",
      hint: "see to the disk, and the mode of the file and its folder; then try again")
  }
}
