// Who can get at a file, and at its name: one rule for everything that a store is made of, and for what is kept beside it.
//
// Others may look into a folder: what its files hold they cannot read, since those are their owner's only from the first
// byte on. A user who can write to a folder can put another file in the place of one of ours, so nobody else may. A user who
// can write to a folder above can put another folder there, unless its sticky bit says that only an owner renames (/tmp).
// Who owns the folders above is not asked: what they could put there is refused for its own owner.

import Glibc
package import Store

/// What is trusted of files: that they are one user's, and nobody else's to read, write or replace.
package struct FileTrust: Sendable {
  /// The user whose they must be.
  package let owner: UInt32

  /// The rule for files of a user, by default of the user who runs the program.
  package init(owner: UInt32 = geteuid()) { self.owner = owner }

  /// What a file may be read by.
  package enum Readers: Sendable {
    /// Its owner alone.
    case owner
    /// Anybody.
    case anybody
  }

  /// Refuses a folder in which others can put files, or which they could replace.
  ///
  /// - Throws: `.missing` or `.insecure`.
  package func examine(folder: String) throws(StoreFault) {
    var status = stat()
    guard stat(folder, &status) == 0 else { throw Self.failure(of: folder) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw .insecure(path: folder, .kind) }
    // Root could put anything anywhere.
    guard status.st_uid == owner || status.st_uid == 0 else {
      throw .insecure(path: folder, .owner(uid: status.st_uid, expected: owner))
    }
    guard status.st_mode & Self.writableByOthers == 0 else {
      throw .insecure(path: folder, .writable(status.st_mode & 0o7777))
    }
    try examineAbove(folder)
  }

  /// Refuses a file that others can get at, that has another name, or a link or anything else in its place; false if there
  /// is nothing.
  ///
  /// - Throws: `.insecure`, or `.io` if the system does not say.
  package func examine(_ path: String, readBy readers: Readers = .owner) throws(StoreFault) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      guard errno == ENOENT else { throw Self.failure(of: path) }
      return false
    }
    try examine(status, of: path, readBy: readers)
    return true
  }

  /// The same of an open file, whatever stands at its path by now.
  ///
  /// - Throws: `.insecure`, or `.io` if the system does not say.
  package func examine(_ descriptor: Int32, of path: String, readBy readers: Readers = .owner) throws(StoreFault) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.failure(of: path) }
    try examine(status, of: path, readBy: readers)
  }

  private func examine(_ status: stat, of path: String, readBy readers: Readers) throws(StoreFault) {
    guard status.st_mode & S_IFMT != S_IFLNK else { throw .insecure(path: path, .symbolicLink) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .insecure(path: path, .kind) }
    // The mode of a file does not stop root, so it is looked at, not tried.
    guard status.st_uid == owner else {
      throw .insecure(path: path, .owner(uid: status.st_uid, expected: owner))
    }
    switch readers {
    case .owner where status.st_mode & 0o077 != 0: throw .insecure(path: path, .mode(status.st_mode & 0o7777))
    case .anybody where status.st_mode & Self.writableByOthers != 0:
      throw .insecure(path: path, .writable(status.st_mode & 0o7777))
    case .owner, .anybody: break
    }
    guard status.st_nlink <= 1 else { throw .insecure(path: path, .names(Int(status.st_nlink))) }
  }

  /// Refuses folders, by the name that was given and by the real one, in which others could put another below.
  private func examineAbove(_ folder: String) throws(StoreFault) {
    var names = [folder]
    if let real = realpath(folder, nil) {
      names.append(String(cString: real))
      free(real)
    }
    for name in names {
      var above = name
      while let slash = above.lastIndex(of: "/"), above != "/" {
        above = slash == above.startIndex ? "/" : String(above[..<slash])
        var status = stat()
        guard stat(above, &status) == 0 else { continue }
        let isSticky = status.st_mode & 0o1000 != 0
        guard status.st_mode & Self.writableByOthers == 0 || isSticky else {
          throw .insecure(path: above, .writable(status.st_mode & 0o7777))
        }
      }
    }
  }

  private static let writableByOthers: mode_t = 0o022

  private static func failure(of path: String) -> StoreFault {
    switch errno {
    case ENOENT, ENOTDIR: .missing(path: path)
    case ELOOP: .insecure(path: path, .symbolicLink)
    case let reason: .io(path: path, detail: String(cString: strerror(reason)))
    }
  }
}
