import Glibc

// A lock's file is empty, or holds one line that begins with a word of its own: what the holder of the lock wants to be
// known if it is killed. So a file that holds anything else is no lock, and is neither locked nor deleted.

extension FileLock {
  private static let mark = "lock: "
  private static let longestNote = 1_024

  /// What the last holder of the lock left in its file; nil if nothing.
  package var note: String? {
    let text = String(decoding: beginning, as: UTF8.self)
    guard text.hasPrefix(Self.mark), text.last == "\n" else { return nil }
    return String(text.dropFirst(Self.mark.count).dropLast())
  }

  /// Leaves a note, one line, in place of another; nil leaves none.
  ///
  /// Hold the lock meanwhile.
  ///
  /// - Throws: `cannotLock` with the system's reason.
  package func leave(note: String?) throws(FileLockFault) {
    precondition(isHeld, "the lock is not held")
    let bytes = note.map { Array("\(Self.mark)\($0)\n".utf8) } ?? []
    guard bytes.count <= Self.longestNote else { throw .cannotLock(path: path, systemError: ENAMETOOLONG) }
    guard ftruncate(file, 0) == 0 else { throw .cannotLock(path: path, systemError: errno) }
    guard pwrite(file, bytes, bytes.count, 0) == bytes.count else {
      throw .cannotLock(path: path, systemError: errno == 0 ? ENOSPC : errno)
    }
  }

  /// Whether its file is as a lock's is.
  var isEmptyOrNoted: Bool {
    let mark = Array(Self.mark.utf8)
    let beginning = beginning
    return beginning.isEmpty || beginning.starts(with: mark) || mark.starts(with: beginning)
  }

  private var beginning: [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Self.longestNote)
    let count = pread(file, &bytes, bytes.count, 0)
    return Array(bytes.prefix(max(0, count)))
  }
}
