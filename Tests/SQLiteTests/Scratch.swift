import Glibc
import SQLite

/// A fresh folder for one test, deleted with all that is in it.
final class Scratch {
  /// The folder's path.
  let path: String

  /// Makes the folder.
  init() throws {
    var template = Array("/tmp/sqlite-tests-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw Failure(reason: errno) }
    path = String(cString: made)
    chmod(path, 0o755)
  }

  deinit {
    for name in names() { unlink("\(path)/\(name)") }
    rmdir(path)
  }

  /// The path of a file in the folder.
  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// The names in the folder, sorted.
  func names() -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Makes a file that holds `bytes`.
  func write(_ bytes: [UInt8], to name: String) throws {
    let file = open(self.file(name), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard file >= 0 else { throw Failure(reason: errno) }
    defer { close(file) }
    guard Glibc.write(file, bytes, bytes.count) == bytes.count else { throw Failure(reason: errno) }
  }

  /// Makes a symbolic link.
  func link(_ name: String, to target: String) throws {
    guard symlink(target, file(name)) == 0 else { throw Failure(reason: errno) }
  }

  /// The low nine bits of a file's mode.
  func mode(of name: String) throws -> UInt32 {
    try status(of: name).st_mode & 0o777
  }

  /// The length of a file in bytes.
  func length(of name: String) throws -> Int {
    Int(try status(of: name).st_size)
  }

  private func status(of name: String) throws -> stat {
    var status = stat()
    guard lstat(file(name), &status) == 0 else { throw Failure(reason: errno) }
    return status
  }

  /// What the system refused, by `errno`.
  struct Failure: Error {
    /// The `errno`.
    let reason: Int32
  }
}
