import Glibc
import Tasking
import TaskingAPI

/// A file that holds a password or a key: its owner's alone.
struct SecretFile {
  let path: String

  /// The most that it may hold.
  private static let longest = 4_096

  /// Its first line.
  ///
  /// - Throws: `notPermitted` if others can get at it, `malformed` if it cannot be read or holds no line.
  func read() throws(TaskingError) -> String {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw TaskingError(.malformed, "cannot read '\(path)': \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
      status.st_mode & 0o077 == 0
    else {
      throw TaskingError(
        .notPermitted, "others can get at '\(path)'",
        hint: "chown it to the user who runs tasking, and chmod 600 \(path)")
    }
    let bytes = try TextFile.bytes(of: descriptor, limit: Self.longest, named: "'\(path)'")
    let text = try TextFile.text(bytes, named: "'\(path)'")
    guard let line = text.split(separator: "\n").first, !line.isEmpty,
      !line.unicodeScalars.contains(where: { $0.value < 0x20 })
    else { throw TaskingError(.malformed, "'\(path)' holds no line of text") }
    return String(line)
  }
}
