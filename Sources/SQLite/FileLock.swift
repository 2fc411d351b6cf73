// An exclusive lock between processes: flock(2) on a file of its own, which is made and never deleted.
//
// flock and not fcntl: a lock of fcntl goes when *any* descriptor of the file is closed, and does not hold between two
// parts of one process. SQLite locks its own files by fcntl, so the lock must be on another file than the database.
// flock has no time-out, hence the asking again and again; one that has waited is not asked to back off ever further,
// or newcomers would overtake it.
//
// Whoever asks again and again would never find the lock free between two holdings of one that lets go and takes it at
// once. So whoever waits says so, by a shared lock of another kind on the same file, which the system counts apart from
// flock: an open file description lock (fcntl(2), F_OFD_SETLK). Who gives way looks for it, and sleeps.

import Glibc

/// An exclusive lock between processes, and between two instances in one process.
///
/// The system releases it when the process ends, however it ends.
package final class FileLock {
  /// The lock's file.
  package let path: String
  /// Whether this instance holds the lock.
  package private(set) var isHeld = false
  let file: Int32

  /// Opens the lock's file, and makes it, mode 0600, if it is not there; takes no lock yet.
  ///
  /// - Throws: `cannotOpen` if a symbolic link stands there, or the system refuses; `notAFile` for a folder, a pipe or
  ///   a device; `linked` for a file with another name; `notALock` for one that holds something else.
  package init(_ path: String) throws(FileLockFault) {
    guard !path.utf8.contains(0) else { throw .cannotOpen(path: path, systemError: EINVAL) }
    // O_NONBLOCK: a pipe in the lock's place must not hang us.
    let file = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o600)
    guard file >= 0 else {
      let reason = errno
      guard reason != EISDIR else { throw .notAFile(path: path) }
      throw .cannotOpen(path: path, systemError: reason)
    }
    self.path = path
    self.file = file
    guard let status = Self.status(of: file), status.st_mode & S_IFMT == S_IFREG else {
      throw .notAFile(path: path)
    }
    guard status.st_nlink <= 1 else { throw .linked(path: path) }
    guard isEmptyOrNoted else { throw .notALock(path: path) }
  }

  deinit {
    // The lock goes with its last descriptor.
    close(file)
  }

  /// Takes the lock if it is free, and says whether it did.
  ///
  /// - Throws: `replaced` if the file at the path is another one by now; `cannotLock` if the system refuses.
  package func tryLock() throws(FileLockFault) -> Bool {
    precondition(!isHeld, "the lock is held already")
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      switch errno {
      case EINTR: continue
      case EWOULDBLOCK: return false
      case let reason: throw .cannotLock(path: path, systemError: reason)
      }
    }
    isHeld = true
    guard isInPlace else {
      unlock()
      throw .replaced(path: path)
    }
    return true
  }

  /// Takes the lock, and waits for it if it must.
  ///
  /// - Throws: `timedOut` if somebody else has held it all the time; else as `tryLock()`.
  package func lock(timeout: Duration) throws(FileLockFault) {
    if try tryLock() { return }
    let end = ContinuousClock.now + timeout
    var attempts = 0
    say(isWaiting: true)
    defer { say(isWaiting: false) }
    while try !tryLock() {
      let left = end - ContinuousClock.now
      guard left > .zero else { throw .timedOut(path: path, after: timeout) }
      attempts += 1
      Self.sleep(min(left, attempts <= 10 ? .milliseconds(1) : .milliseconds(5)))
    }
  }

  /// Releases the lock, if it is held.
  package func unlock() {
    guard isHeld else { return }
    // Cannot fail: the descriptor is open, and unlocking does not wait.
    flock(file, LOCK_UN)
    isHeld = false
  }

  /// Lets those who wait for the lock go first, and says whether there are any; for whoever takes it again at once.
  @discardableResult
  package func giveWay() -> Bool {
    precondition(!isHeld, "the lock is held")
    var mark = Self.mark(Int16(F_WRLCK))
    guard fcntl(file, Self.getMark, &mark) == 0, mark.l_type != Int16(F_UNLCK) else { return false }
    // Longer than anybody who waits sleeps.
    Self.sleep(.milliseconds(8))
    return true
  }

  /// Takes the lock for as long as `body` lasts.
  ///
  /// - Throws: as `lock(timeout:)`, or what `body` throws.
  package func withLock<Value>(timeout: Duration, _ body: () throws -> Value) throws -> Value {
    try lock(timeout: timeout)
    defer { unlock() }
    return try body()
  }

  /// Says that this instance waits, or does no longer.
  func say(isWaiting: Bool) {
    var mark = Self.mark(Int16(isWaiting ? F_RDLCK : F_UNLCK))
    // Where the file system has no such locks nobody knows who waits, and nothing else is lost.
    _ = fcntl(file, Self.setMark, &mark)
  }

  private static func mark(_ kind: Int16) -> flock {
    // The first byte, from the file's beginning; the process's number has to be 0.
    Glibc.flock(l_type: kind, l_whence: Int16(SEEK_SET), l_start: 0, l_len: 1, l_pid: 0)
  }

  // F_OFD_GETLK and F_OFD_SETLK of <fcntl.h>, Linux 3.15.
  private static let getMark: Int32 = 36
  private static let setMark: Int32 = 37

  /// Whether the path still leads to the file that is open: a lock on a deleted one keeps nobody out.
  private var isInPlace: Bool {
    var there = stat()
    guard let ours = Self.status(of: file), lstat(path, &there) == 0 else { return false }
    return ours.st_dev == there.st_dev && ours.st_ino == there.st_ino
  }

  private static func status(of file: Int32) -> stat? {
    var status = stat()
    return fstat(file, &status) == 0 ? status : nil
  }

  private static func sleep(_ time: Duration) {
    let (seconds, attoseconds) = time.components
    var rest = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
    nanosleep(&rest, nil)
  }
}
