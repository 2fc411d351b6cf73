import Glibc
import Tasking

/// Files of the disk as text; those that are read, with a limit.
enum TextFile {
  /// The most that a file may hold: 16 MiB.
  static let limit = 16 << 20

  /// Whether there is a file of that name that can be read.
  static func exists(_ path: String) -> Bool { access(path, R_OK) == 0 }

  /// The text of a file.
  ///
  /// - Throws: `malformed` if there is none, it cannot be read, is too long, or is not UTF-8.
  static func read(_ path: String, limit: Int = limit) throws(TaskingError) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw cannotRead("'\(path)'", errno) }
    defer { close(descriptor) }
    return try text(try bytes(of: descriptor, limit: limit, named: "'\(path)'"), named: "'\(path)'")
  }

  /// The bytes of an open file, at most so many.
  static func bytes(of descriptor: Int32, limit: Int, named name: String) throws(TaskingError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw cannotRead(name, errno)
      }
      bytes += chunk[..<count]
      guard bytes.count <= limit else { throw tooLong(name, limit) }
    }
  }

  /// The text of bytes in UTF-8, without a byte order mark at its start.
  static func text(_ bytes: [UInt8], named name: String) throws(TaskingError) -> String {
    let withoutMark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard let text = String(validating: withoutMark, as: UTF8.self) else {
      throw TaskingError(.malformed, "\(name) is not text in UTF-8", hint: "convert it: iconv -t UTF-8")
    }
    return text
  }

  /// Writes a file, in place of what it held.
  ///
  /// - Throws: `malformed` if it cannot be written.
  static func write(_ text: String, to path: String) throws(TaskingError) {
    func fault() -> TaskingError {
      TaskingError(.malformed, "cannot write '\(path)': \(String(cString: strerror(errno)))")
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw fault() }
    var left = Array(text.utf8)[...]
    while !left.isEmpty {
      let count = left.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        left = left.dropFirst(count)
      } else if errno != EINTR {
        let fault = fault()
        close(descriptor)
        throw fault
      }
    }
    guard close(descriptor) == 0 else { throw fault() }
  }

  private static func cannotRead(_ name: String, _ reason: Int32) -> TaskingError {
    TaskingError(.malformed, "cannot read \(name): \(String(cString: strerror(reason)))")
  }

  private static func tooLong(_ name: String, _ limit: Int) -> TaskingError {
    TaskingError(.malformed, "\(name) is longer than \(limit >> 20) MiB")
  }
}
