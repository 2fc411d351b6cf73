// Who holds a lock of flock(2), as Linux tells of it: proc_locks(5) has the process by the file's inode, proc_pid_stat(5)
// what it is and does. Only for words to people: by the time that they are read another may hold it.

import Glibc

/// The process that holds a lock between processes.
package struct LockHolder: Hashable, Sendable {
  /// Its number.
  package let process: Int32
  /// The name of its program, as the system has it: at most 15 bytes.
  package let name: String
  /// For how many seconds it has been running.
  package let age: Int64
  /// Whether a signal, or a debugger, has stopped it.
  package let isStopped: Bool

  /// Reads what the system says of a process; nil if that is not to be understood.
  ///
  /// - Parameters:
  ///   - status: The text of `/proc/PID/stat`.
  ///   - uptime: The text of `/proc/uptime`.
  ///   - ticks: How many of the system's ticks make a second.
  package init?(status: String, uptime: String, ticks: Int64) {
    // A name may hold spaces and brackets of its own.
    guard let opening = status.firstIndex(of: "("), let closing = status.lastIndex(of: ")"), opening < closing,
      let process = Int32(status[..<opening].filter { $0 != " " }), ticks > 0
    else { return nil }
    let fields = status[closing...].dropFirst().split(separator: " ")
    guard fields.count > 19, let started = Int64(fields[19]),
      let up = uptime.split(separator: ".").first.flatMap({ Int64($0) })
    else { return nil }
    self.process = process
    name = String(status[status.index(after: opening)..<closing])
    age = max(0, up - started / ticks)
    isStopped = ["T", "t"].contains(fields[0])
  }

  /// The process that holds the lock on a file, by the text of `/proc/locks`; nil if none that can be seen does.
  package static func process(locking inode: UInt64, in table: String) -> Int32? {
    for line in table.split(separator: "\n") {
      // 1: FLOCK  ADVISORY  WRITE 4711 08:01:131077 0 EOF; one that waits has an arrow behind its number.
      let words = line.split(separator: " ")
      guard words.count > 5, words[1] == "FLOCK", words[3] == "WRITE",
        words[5].split(separator: ":").last.flatMap({ UInt64($0) }) == inode, let process = Int32(words[4]), process > 0
      else { continue }
      return process
    }
    return nil
  }
}

extension FileLock {
  /// Who holds the lock now; nil if nobody does, or nobody who can be seen from here.
  package var holder: LockHolder? {
    var status = stat()
    guard stat(path, &status) == 0, let table = Self.text("/proc/locks"),
      let process = LockHolder.process(locking: UInt64(status.st_ino), in: table),
      let line = Self.text("/proc/\(process)/stat"), let uptime = Self.text("/proc/uptime")
    else { return nil }
    return LockHolder(status: line, uptime: uptime, ticks: Int64(sysconf(Int32(_SC_CLK_TCK))))
  }

  private static func text(_ path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return count == 0 ? String(decoding: bytes, as: UTF8.self) : nil }
      bytes += buffer.prefix(count)
    }
  }
}
