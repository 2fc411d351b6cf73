import Glibc
import Tasking
import TaskingAPI
import TaskingMachine
import WorkingTime

extension Host {
  /// The machine as this program finds it.
  ///
  /// - Parameter failure: Called with the reason once standard output can no longer be written.
  static func current(failure: @escaping (Int32) -> Void) -> Host {
    let (environment, unreadable) = environment()
    var host = Host(
      environment: environment, uid: Int64(getuid()),
      login: getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "",
      now: { Instant(secondsSinceEpoch: Int64(time(nil))) },
      elapsed: {
        var reading = timespec()
        clock_gettime(CLOCK_MONOTONIC, &reading)
        return .seconds(reading.tv_sec) + .nanoseconds(reading.tv_nsec)
      },
      zoneFile: zoneFile,
      input: { limit in
        Result { () throws(TaskingError) in
          try TextFile.bytes(of: STDIN_FILENO, limit: limit, named: "standard input")
        }
      },
      output: { write($0, to: STDOUT_FILENO, failure: failure) },
      // There is nowhere left to say that standard error cannot be written.
      errors: { write($0, to: STDERR_FILENO, failure: { _ in }) },
      columns: columns(), errorsAreSeen: isatty(STDERR_FILENO) == 1)
    host.unreadable = unreadable
    return host
  }

  /// The variables whose values are text, and the names of the others.
  private static func environment() -> (texts: [String: String], unreadable: Set<String>) {
    var texts: [String: String] = [:]
    var unreadable: Set<String> = []
    var entry = environ
    while let pointer = entry.pointee {
      let bytes = RawText.bytes(of: pointer)
      let pair = bytes.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      if pair.count == 2 {
        let name = String(decoding: pair[0], as: UTF8.self)
        if let value = String(validating: pair[1], as: UTF8.self) {
          texts[name] = value
        } else {
          unreadable.insert(name)
        }
      }
      entry += 1
    }
    return (texts, unreadable)
  }

  /// Zones are looked for where the system's tz database is; a name never leads out of it.
  private static let zoneFile: @Sendable (String) -> [UInt8]? = { name in
    let isName = name.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2F, 0x5F: true
      default: false
      }
    }
    guard isName, !name.isEmpty, !name.hasPrefix("/") else { return nil }
    let descriptor = open("/usr/share/zoneinfo/" + name, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    do throws(TaskingError) {
      return try TextFile.bytes(of: descriptor, limit: 1 << 20, named: name)
    } catch {
      return nil
    }
  }

  private static func columns() -> Int? {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  private static func write(_ text: String, to descriptor: Int32, failure: (Int32) -> Void) {
    var left = Array(text.utf8)[...]
    while !left.isEmpty {
      let count = left.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        left = left.dropFirst(count)
      } else if errno != EINTR {
        return failure(errno)
      }
    }
  }
}
