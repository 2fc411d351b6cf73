/// Why a lock between processes could not be had.
package enum FileLockFault: Error, Hashable, Sendable {
  /// The lock's file could not be opened or made, for the reason in `errno`.
  case cannotOpen(path: String, systemError: Int32)
  /// What stands at the path is no regular file.
  case notAFile(path: String)
  /// The file has another name as well.
  case linked(path: String)
  /// The file holds something that is no lock's.
  case notALock(path: String)
  /// The system refused the lock, for the reason in `errno`.
  case cannotLock(path: String, systemError: Int32)
  /// The file was deleted or replaced since it was opened.
  case replaced(path: String)
  /// Somebody else held it all the time.
  case timedOut(path: String, after: Duration)
}
