// One rule for every file that an option names for output. It is written beside its place under a name that was free, and
// put there whole: a cut of the power leaves what was there, or the new text. Nothing is written over but a plain file
// with one name, of whoever runs the program, that holds what such a file holds; and never a file of a store.

import Glibc
import Store
import StoreFiles
import Tasking

/// A file that the program writes for somebody.
package struct OutputFile {
  let path: String
  /// Whether it is the store's own, by its name.
  var isStores = false

  /// What it may be put in place of.
  package enum Replaces: Sendable {
    /// Of nothing.
    case nothing
    /// Of any text that is no store's.
    case text
    /// Of what begins as this says, or is empty.
    case own(@Sendable (_ beginning: [UInt8]) -> Bool)
  }

  /// Puts bytes in its place; the folder's entry is on the disk as well when this returns, if it is to last.
  ///
  /// - Parameters:
  ///   - mode: That of a new file, before the mask of the process where it has none of its own; one that is replaced keeps
  ///     its own.
  ///   - lasts: Whether it has to outlive a cut of the power.
  /// - Throws: why not; then what was there is there still.
  func write(_ bytes: [UInt8], replacing: Replaces, mode: Mode, lasts: Bool) throws(OutputFault) {
    let kept = try examine(replacing)
    let (draft, file) = try Self.draft(beside: path, mode: mode.creating)
    do throws(OutputFault) {
      defer { close(file) }
      if let exact = kept ?? mode.exact { guard fchmod(file, exact) == 0 else { throw .system(errno) } }
      try Self.put(bytes, into: file)
      if lasts { guard fsync(file) == 0 else { throw .system(errno) } }
    } catch {
      unlink(draft)
      throw error
    }
    try Self.place(draft, at: path, replacing: replacing)
    if lasts { try syncFolder() }
  }

  /// The mode of a new file.
  enum Mode {
    /// As the mask of the process has it.
    case usual
    /// This one, whatever the mask says.
    case exactly(mode_t)

    fileprivate var creating: mode_t {
      switch self {
      case .usual: 0o666
      // Nobody else reads it before its mode is set.
      case .exactly: 0o600
      }
    }
    fileprivate var exact: mode_t? {
      switch self {
      case .usual: nil
      case .exactly(let mode): mode
      }
    }
  }

  /// Refuses what may not be replaced; gives the mode of what will be.
  ///
  /// - Throws: why not.
  @discardableResult
  func examine(_ replacing: Replaces) throws(OutputFault) -> mode_t? {
    if !isStores, let store = StoreNames.owner(of: path) { throw .ofStore(store) }
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT { return nil }
      throw .system(errno)
    }
    if case .nothing = replacing { throw .exists }
    do throws(StoreFault) {
      _ = try FileTrust().examine(path, readBy: .anybody)
    } catch {
      guard case .insecure(_, let why) = error else { throw .system(EIO) }
      throw .insecure(why)
    }
    let beginning = try beginning()
    switch replacing {
    case .nothing: throw .exists
    case .text: guard !beginning.contains(0) else { throw .notOurs }
    case .own(let isOwn): guard beginning.isEmpty || isOwn(beginning) else { throw .notOurs }
    }
    return status.st_mode & 0o777
  }

  /// The first bytes of what is there.
  ///
  /// - Throws: what the system says.
  func beginning() throws(OutputFault) -> [UInt8] {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw .system(errno) }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let count = pread(file, &bytes, bytes.count, 0)
    guard count >= 0 else { throw .system(errno) }
    return Array(bytes.prefix(count))
  }

  /// Makes the folder's entries last through a cut of the power.
  ///
  /// - Throws: what the system says.
  func syncFolder() throws(OutputFault) {
    let slash = path.lastIndex(of: "/")
    let folder = open(
      slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw .system(errno) }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw .system(errno) }
  }
}

extension OutputFile {
  /// Makes a file beside a place, under a name that was free.
  ///
  /// - Throws: what the system says.
  static func draft(beside path: String, mode: mode_t) throws(OutputFault) -> (path: String, file: Int32) {
    for attempt in 0..<8 {
      let suffix = attempt == 0 ? ".new" : ".new-\(String(UInt64.random(in: .min ... .max), radix: 36))"
      let file = open(path + suffix, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
      if file >= 0 { return (path + suffix, file) }
      guard errno == EEXIST else { throw .system(errno) }
    }
    throw .system(EEXIST)
  }

  /// Gives a draft its place; takes it away if that cannot be.
  ///
  /// - Throws: what the system says.
  static func place(_ draft: String, at path: String, replacing: Replaces) throws(OutputFault) {
    let reason: Int32? =
      if case .nothing = replacing {
        FileName.move(draft, toFree: path)
      } else {
        rename(draft, path) == 0 ? nil : errno
      }
    guard let reason else { return }
    unlink(draft)
    throw reason == EEXIST ? .exists : .system(reason)
  }

  /// Writes everything.
  static func put(_ bytes: [UInt8], into file: Int32) throws(OutputFault) {
    var left = bytes[...]
    while !left.isEmpty {
      let count = left.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .system(errno) }
      left = left.dropFirst(count)
    }
  }
}

/// Why a file could not be written; its words are in `OutputFault+Words.swift`.
enum OutputFault: Error, Equatable {
  /// There is something already.
  case exists
  /// It is a store, or belongs to the store that is named.
  case ofStore(String)
  /// It is not to be replaced: others can write to it, or it is no plain file with one name.
  case insecure(StoreFault.Insecurity)
  /// It holds something else than such a file holds.
  case notOurs
  /// What the system says, by `errno`.
  case system(Int32)
}
