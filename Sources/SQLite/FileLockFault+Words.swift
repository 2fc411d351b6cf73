import Glibc

extension FileLockFault: CustomStringConvertible {
  /// One line that says what happened, and where.
  package var description: String {
    switch self {
    case .cannotOpen(let path, ELOOP): "the lock \(path) is a symbolic link, which is refused"
    case .cannotOpen(let path, let reason): "cannot open the lock \(path): \(Self.words(reason))"
    case .notAFile(let path): "the lock \(path) is not a regular file"
    case .linked(let path): "the lock \(path) has another name as well (a hard link)"
    case .notALock(let path): "\(path) holds something that no lock holds"
    case .cannotLock(let path, let reason): "cannot lock \(path): \(Self.words(reason))"
    case .replaced(let path): "the lock \(path) was deleted or replaced while it was open"
    case .timedOut(let path, let time): "somebody else held the lock \(path) for \(time)"
    }
  }

  private static func words(_ reason: Int32) -> String { String(cString: strerror(reason)) }
}
