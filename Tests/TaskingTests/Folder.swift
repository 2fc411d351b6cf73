import Glibc
import Store

/// A fresh folder for one store; it goes with the value.
final class Folder {
  let path: String
  /// Where the store of this folder is.
  var store: String { path + "/store" }

  init() throws {
    var template = Array("/tmp/tasking-tests-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw StoreFault.missing(path: "/tmp") }
    path = String(cString: made)
  }

  deinit {
    for name in names { unlink("\(path)/\(name)") }
    rmdir(path)
  }

  /// The bytes of every file of the store: the store itself, its write-ahead log, whatever lies beside them.
  var everything: [UInt8] { names.sorted().flatMap { Folder.bytes(of: "\(path)/\($0)") } }

  private var names: [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// The bytes of a file; none if it cannot be read.
  static func bytes(of path: String) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = read(file, &buffer, buffer.count), count > 0 { bytes += buffer.prefix(count) }
    return bytes
  }

  /// Writes a file that only its owner may open.
  static func write(_ bytes: [UInt8], to path: String) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw StoreFault.missing(path: path) }
    defer { close(file) }
    guard Glibc.write(file, bytes, bytes.count) == bytes.count else { throw StoreFault.full(path: path) }
  }
}

extension [UInt8] {
  /// Whether these bytes hold those of a text, one after the other.
  func holds(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard let first = wanted.first, count >= wanted.count else { return false }
    return withUnsafeBytes { all in
      var from = 0
      while from <= all.count - wanted.count, let base = all.baseAddress,
        let found = memchr(base + from, Int32(first), all.count - wanted.count - from + 1)
      {
        if memcmp(found, wanted, wanted.count) == 0 { return true }
        from = found - UnsafeMutableRawPointer(mutating: base) + 1
      }
      return false
    }
  }
}
