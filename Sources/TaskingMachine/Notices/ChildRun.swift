// Standard input and the file on descriptor 3 are files in memory without a name (shm_overview(7)): nothing that is sent
// touches a disk or an argument. Standard output is a pipe that is read as long as the program runs: of what it says only
// the beginning and the end are kept, however much it is. Standard error goes nowhere.

import Glibc

/// One run of a program to its end, or until its time is up.
struct ChildRun {
  /// The program's path, then its arguments; no shell.
  let words: [String]
  let input: [UInt8]
  /// What stands at `/dev/fd/3`; nil for nothing.
  var third: [UInt8]?
  /// How long it may take, in seconds.
  let patience: Int64

  /// How it ended.
  enum End: Equatable {
    /// By itself, with a status and what it wrote: of much only the beginning and the end.
    case exited(Int32, output: String)
    /// By something else, or it never began; in words.
    case failed(String)
    /// It was killed with everything that it had started.
    case timedOut
  }

  /// Runs it; what it has started is ended with it, unless that left its group.
  func callAsFunction() -> End {
    guard let program = words.first else { return .failed("it names no program") }
    let files = [Self.file(input), Self.file(third ?? [])]
    defer { for file in files where file >= 0 { close(file) } }
    guard files.allSatisfy({ $0 >= 0 }) else { return .failed(Self.reason(errno)) }
    guard var output = ChildOutput() else { return .failed(Self.reason(errno)) }
    defer { output.close() }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, files[0], 0)
    posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    if third != nil { posix_spawn_file_actions_adddup2(&actions, files[1], 3) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A group of its own, so that what it starts is ended with it; signals as they were before this program's own.
    Self.setUsualSignals(of: &attributes, besides: POSIX_SPAWN_SETPGROUP)
    posix_spawnattr_setpgroup(&attributes, 0)
    let arguments = words.map { word in strdup(word) }
    let environment = (["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8"] as [String]).map { word in strdup(word) }
    defer { for word in arguments + environment { free(word) } }
    var process = pid_t()
    let result = posix_spawn(&process, program, &actions, &attributes, arguments + [nil], environment + [nil])
    guard result == 0 else { return .failed(Self.reason(result)) }
    // Otherwise it would be here, not there, that the pipe stays open.
    output.closeWriting()
    return end(of: process, &output)
  }

  /// Has a child take the signals that this program ignores as they usually are.
  static func setUsualSignals(of attributes: inout posix_spawnattr_t, besides flags: Int32 = 0) {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in IgnoredSignals.all { sigaddset(&signals, signal) }
    posix_spawnattr_setflags(&attributes, Int16(flags | Int32(POSIX_SPAWN_SETSIGDEF)))
    posix_spawnattr_setsigdefault(&attributes, &signals)
  }

  private func end(of process: pid_t, _ output: inout ChildOutput) -> End {
    var status: Int32 = 0
    let end = Self.seconds() + Double(patience)
    while Self.seconds() < end {
      output.read(forMilliseconds: 5)
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process {
        output.read(forMilliseconds: 0)
        // What it left running is nobody's any more.
        kill(-process, SIGKILL)
        if status & 0x7F != 0 { return .failed("it was ended by signal \(status & 0x7F)") }
        return .exited((status >> 8) & 0xFF, output: output.text)
      }
      if ended < 0, errno != EINTR { return .failed(Self.reason(errno)) }
    }
    kill(-process, SIGKILL)
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return .timedOut
  }

  private static func seconds() -> Double {
    var reading = timespec()
    clock_gettime(CLOCK_MONOTONIC, &reading)
    return Double(reading.tv_sec) + Double(reading.tv_nsec) / 1e9
  }

  /// A file in memory with these bytes, to be read from its beginning.
  private static func file(_ bytes: [UInt8]) -> Int32 {
    let name = "/tasking-\(getpid())-\(UInt64.random(in: .min ... .max))"
    // It is closed on exec by itself.
    let made = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0o600)
    if made >= 0 { shm_unlink(name) }
    // The first three and the fourth are somebody else's places in the child.
    let file = made >= 0 && made < 4 ? fcntl(made, F_DUPFD_CLOEXEC, 4) : made
    if made >= 0, made != file { close(made) }
    guard file >= 0 else { return -1 }
    var left = bytes[...]
    while !left.isEmpty {
      let count = left.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        close(file)
        return -1
      }
      left = left.dropFirst(count)
    }
    lseek(file, 0, SEEK_SET)
    return file
  }

  private static func reason(_ number: Int32) -> String { String(cString: strerror(number)) }
}
