// The three ways out for anchors. Each says that it has got there only when that is known: a file has been synced, the
// system's log has taken the message, a command has ended well.

import Glibc
package import Store
import StoreFiles

/// Takes anchors to where they are kept.
package struct AnchorDelivery {
  /// The socket of the system's log.
  let logSocket: String
  /// How long a command may take, in seconds.
  let patience: Int64

  package init(logSocket: String = "/dev/log", patience: Int64 = 30) {
    self.logSocket = logSocket
    self.patience = patience
  }

  /// Takes lines to a place; gives why they did not get there, nil if they did.
  package func deliver(_ lines: [String], to target: AnchorTarget) -> String? {
    switch target {
    case .file(let path): append(lines, to: path)
    case .syslog: log(lines)
    case .command(let words): run(words, lines)
    }
  }

  private func append(_ lines: [String], to path: String) -> String? {
    if let store = StoreNames.owner(of: path) { return OutputFault.ofStore(store).sentence }
    let file = open(path, O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o600)
    guard file >= 0 else { return Self.reason(of: path) }
    defer { close(file) }
    do throws(StoreFault) {
      try FileTrust().examine(file, of: path, readBy: .anybody)
    } catch {
      if case .insecure(_, .kind) = error { return "it is no plain file" }
      return error.sentence
    }
    var status = stat()
    guard fstat(file, &status) == 0 else { return Self.reason() }
    // An anchor is an object of JSON on a line.
    var first: UInt8 = 0x7B
    guard pread(file, &first, 1, 0) >= 0, first == 0x7B else { return OutputFault.notOurs.sentence }
    var text = lines.joined(separator: "\n") + "\n"
    // A line that was cut short, by a full disk say, must not swallow the next.
    var last: UInt8 = 0x0A
    if status.st_size > 0, pread(file, &last, 1, status.st_size - 1) == 1, last != 0x0A { text = "\n" + text }
    if let failure = Self.write(text, to: file) { return failure }
    guard fsync(file) == 0 else { return Self.reason() }
    return status.st_size == 0 ? Self.sync(folderOf: path) : nil
  }

  /// Makes the folder's entry of a new file last through a power cut.
  private static func sync(folderOf path: String) -> String? {
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    let folder = open(slash == path.startIndex ? "/" : String(path[..<slash]), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return reason() }
    defer { close(folder) }
    return fsync(folder) == 0 ? nil : reason()
  }

  private func log(_ lines: [String]) -> String? {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let path = Array(logSocket.utf8)
    guard path.count < MemoryLayout.size(ofValue: address.sun_path) else { return "its path is too long" }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
    let socket = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard socket >= 0 else { return Self.reason() }
    defer { close(socket) }
    let length = socklen_t(MemoryLayout<sockaddr_un>.size)
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, length) == 0 }
    }
    guard isConnected else { return Self.reason() }
    for line in lines {
      // Facility authpriv, severity notice: 10 × 8 + 5 (RFC 5424 § 6.2.1).
      let message = Array("<85>tasking: \(line)".utf8)
      guard send(socket, message, message.count, Int32(MSG_NOSIGNAL)) == message.count else {
        return Self.reason()
      }
    }
    return nil
  }

  private func run(_ words: [String], _ lines: [String]) -> String? {
    guard let program = words.first else { return "it names no program" }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return Self.reason() }
    // Nobody can be missing at the reading end while it is open here, so no signal comes of a command that reads nothing.
    defer { close(ends[0]) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A group of its own, so that what it starts is ended with it.
    ChildRun.setUsualSignals(of: &attributes, besides: POSIX_SPAWN_SETPGROUP)
    posix_spawnattr_setpgroup(&attributes, 0)
    let arguments = words.map { strdup($0) }
    defer { for word in arguments { free(word) } }
    var process = pid_t()
    let result = posix_spawn(&process, program, &actions, &attributes, arguments + [nil], environ)
    guard result == 0 else {
      close(ends[1])
      return String(cString: strerror(result))
    }
    // Two lines fit into any pipe.
    let failure = Self.write(lines.joined(separator: "\n") + "\n", to: ends[1])
    close(ends[1])
    return Self.end(of: process, within: patience) ?? failure
  }

  /// Waits for a command; gives why it did not end well.
  private static func end(of process: pid_t, within seconds: Int64) -> String? {
    var status: Int32 = 0
    for _ in 0..<(seconds * 100) {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process {
        kill(-process, SIGKILL)
        if status & 0x7F != 0 { return "it was ended by signal \(status & 0x7F)" }
        let code = (status >> 8) & 0xFF
        return code == 0 ? nil : "it ended with status \(code)"
      }
      if ended < 0, errno != EINTR { return reason() }
      usleep(10_000)
    }
    kill(-process, SIGKILL)
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return "it took longer than \(seconds) s"
  }

  private static func write(_ text: String, to descriptor: Int32) -> String? {
    var left = Array(text.utf8)[...]
    while !left.isEmpty {
      let count = left.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return reason() }
      left = left.dropFirst(count)
    }
    return nil
  }

  private static func reason() -> String { String(cString: strerror(errno)) }

  /// Why a file could not be opened; a disk that the service must not write to is named as such.
  private static func reason(of path: String) -> String {
    guard errno == EROFS else { return reason() }
    let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    return reason() + "; a unit of systemd may write there once it says ReadWritePaths=\(folder):"
      + " systemctl edit tasking-tick.service"
  }
}
