import Glibc
import Tasking
package import TaskingAPI
import WorkflowFile

/// Files of the disk as text; those that are read, with a limit.
package enum TextFile {
  /// The most that what is given may hold: 16 MiB.
  package static let limit = 16 << 20

  /// Whether there is a file of that name that can be read.
  package static func exists(_ path: String) -> Bool { access(path, R_OK) == 0 }

  /// The text of a file: without another limit, at most as much as a workflow's file of any kind may have.
  ///
  /// - Throws: `malformed` if there is none, it cannot be read, is too long, or is not UTF-8.
  package static func read(_ path: String, limit: Int = YAMLTree.Bounds.mostBytes) throws(TaskingError) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw cannotRead("'\(path)'", errno) }
    defer { close(descriptor) }
    return try text(try bytes(of: descriptor, limit: limit, named: "'\(path)'"), named: "'\(path)'")
  }

  /// Writes a new file.
  ///
  /// - Throws: `malformed` if there is one already, or it cannot be written.
  package static func create(_ path: String, text: String) throws(TaskingError) {
    try write(text, to: path, replacing: .nothing)
  }

  /// Refuses a path at which no new file can be made, or at which no text may be replaced.
  ///
  /// - Throws: `malformed`.
  package static func examine(_ path: String, replacing: OutputFile.Replaces) throws(TaskingError) {
    do throws(OutputFault) {
      try OutputFile(path: path).examine(replacing)
    } catch {
      throw TaskingError(error, writing: path)
    }
  }

  /// The bytes of an open file, at most so many.
  package static func bytes(of descriptor: Int32, limit: Int, named name: String) throws(TaskingError) -> [UInt8] {
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
  package static func text(_ bytes: [UInt8], named name: String) throws(TaskingError) -> String {
    let withoutMark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard let text = String(validating: withoutMark, as: UTF8.self) else {
      throw TaskingError(.malformed, "\(name) is not text in UTF-8", hint: "convert it: iconv -t UTF-8")
    }
    return text
  }

  /// Writes a file, in place of a text that is there.
  ///
  /// - Throws: `malformed` if it cannot be written, or something else stands there.
  package static func write(
    _ text: String, to path: String, replacing: OutputFile.Replaces = .text
  ) throws(TaskingError) {
    do throws(OutputFault) {
      try OutputFile(path: path).write(Array(text.utf8), replacing: replacing, mode: .usual, lasts: false)
    } catch {
      throw TaskingError(error, writing: path)
    }
  }

  private static func cannotRead(_ name: String, _ reason: Int32) -> TaskingError {
    TaskingError(.malformed, "cannot read \(name): \(String(cString: strerror(reason)))")
  }

  private static func tooLong(_ name: String, _ limit: Int) -> TaskingError {
    TaskingError(.malformed, "\(name) is longer than \(limit >> 20) MiB")
  }
}
