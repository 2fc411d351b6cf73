// The collector of textfiles reads whenever it likes: so the text is written beside its place, under a name that does not
// end in .prom, and renamed into it. With both synced, a cut of the power leaves the old file or the new one.

import Glibc
import Tasking

/// A file of metrics that somebody else reads: the old text or the new, never a part of one.
struct MetricsFile {
  let path: String

  /// The name under which it is written, this program's own.
  private var draft: String { "\(path).\(getpid()).new" }

  /// Puts a text in the place of what is there; anybody may read it.
  ///
  /// - Throws: `internalFault` if it cannot be written; then what was there is there still.
  func write(_ text: String) throws(TaskingError) {
    // One of an earlier program with this number, which was killed while it wrote.
    unlink(draft)
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failure() }
    do throws(TaskingError) {
      defer { close(file) }
      // Whatever the mask says.
      guard fchmod(file, 0o644) == 0 else { throw failure() }
      try write(text, to: file)
      guard fsync(file) == 0 else { throw failure() }
    } catch {
      unlink(draft)
      throw error
    }
    guard rename(draft, path) == 0 else {
      let failure = failure()
      unlink(draft)
      throw failure
    }
    try syncFolder()
  }

  private func write(_ text: String, to file: Int32) throws(TaskingError) {
    var left = Array(text.utf8)[...]
    while !left.isEmpty {
      let count = left.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure() }
      left = left.dropFirst(count)
    }
  }

  /// Makes the new name last through a cut of the power.
  private func syncFolder() throws(TaskingError) {
    let slash = path.lastIndex(of: "/")
    let folder = open(
      slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw failure() }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw failure() }
  }

  private func failure() -> TaskingError {
    TaskingError(
      .internalFault, "cannot write the metrics to '\(path)': \(String(cString: strerror(errno)))",
      hint: "the run itself is kept; name a file in a folder that is there and yours to write in")
  }
}
