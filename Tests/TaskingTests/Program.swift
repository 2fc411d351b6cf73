import Glibc
import Store

/// The program itself, run as other people run it: in processes of its own.
struct Program {
  let path: String

  /// `TASKING_BINARY`, or the program that was built beside these tests; nil if there is neither.
  static let found: Program? = {
    if let given = getenv("TASKING_BINARY") { return Program(path: String(cString: given)) }
    var buffer = [CChar](repeating: 0, count: 4_096)
    let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard length > 0 else { return nil }
    let here = String(decoding: buffer.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard let slash = here.lastIndex(of: "/") else { return nil }
    let path = here[..<slash] + "/tasking"
    return access(String(path), X_OK) == 0 ? Program(path: String(path)) : nil
  }()

  /// Another build of the program, `TASKING_OTHER_BINARY`; nil if none is given.
  static let other: Program? = getenv("TASKING_OTHER_BINARY").map { Program(path: String(cString: $0)) }

  /// Starts it; gives the process's number.
  func start(_ arguments: [String]) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    let words = Program.pointers([path] + arguments)
    let settings = Program.pointers(["PATH=/usr/bin:/bin", "HOME=/nonexistent", "TZ=UTC"])
    defer { for word in words + settings { free(word) } }
    var process = pid_t()
    let status = posix_spawn(&process, path, &actions, nil, words + [nil], settings + [nil])
    guard status == 0 else { throw StoreFault.io(path: path, detail: String(cString: strerror(status))) }
    return process
  }

  private static func pointers(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] { texts.map { strdup($0) } }

  /// Waits for a process; its exit status, or nil if it was killed.
  static func end(of process: pid_t) throws -> Int32? {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw StoreFault.io(path: "a process", detail: String(cString: strerror(errno))) }
    }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : nil
  }

  /// Runs it to its end.
  func run(_ arguments: [String]) throws -> Int32 {
    guard let status = try Program.end(of: start(arguments)) else {
      throw StoreFault.io(path: path, detail: "it was killed")
    }
    return status
  }
}
