import CFiles
import Glibc

/// Names of files: what Swift's view of the system does not show.
package enum FileName {
  /// Gives a file a name that nothing has, in one step, so that it never has two; the reason in `errno` if it cannot be,
  /// `EEXIST` if something has the name.
  package static func move(_ path: String, toFree name: String) -> Int32? {
    if cfiles_rename_to_free(path, name) == 0 { return nil }
    // Some file systems cannot do it in one step.
    guard [EINVAL, ENOSYS].contains(errno) else { return errno }
    guard link(path, name) == 0 else { return errno }
    return unlink(path) == 0 ? nil : errno
  }

  /// What tells a file from every other that has ever had its name: its place on the disk, and when it was made; nil if
  /// there is none, or the file system does not say.
  package static func identity(of path: String) -> String? {
    var status = stat()
    var (seconds, nanoseconds): (Int64, UInt32) = (0, 0)
    guard lstat(path, &status) == 0, cfiles_born(path, &seconds, &nanoseconds) == 0 else { return nil }
    return "\(status.st_dev)-\(status.st_ino)-\(seconds)-\(nanoseconds)"
  }
}
