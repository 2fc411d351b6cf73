import FoundationEssentials
import Glibc
import TaskingAPI
import Testing

@testable import TaskingCLI
@testable import TaskingMachine

/// A server of the tests' own, on loopback: `scripts/lib/mail_sink.py` or `hook_sink.py`.
final class Sink {
  let folder: String
  private(set) var port = 0
  private let process: pid_t
  /// While this is open the server stays.
  private let hold: Int32

  /// What a server that does not start is told with.
  struct NotThere: Error {}

  /// Starts one, and waits until it listens.
  init(_ script: String, in folder: String, _ words: [String] = []) throws {
    self.folder = folder
    guard mkdir(folder, 0o700) == 0 else { throw NotThere() }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw NotThere() }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, folder + "/log", O_WRONLY | O_CREAT, 0o600)
    let top = "\(#filePath)".split(separator: "/").dropLast(3).joined(separator: "/")
    let path = "/\(top)/scripts/lib/\(script)"
    let arguments = (["/usr/bin/python3", "-I", path, folder] + words).map { word in strdup(word) }
    defer { for word in arguments { free(word) } }
    var process = pid_t()
    let result = posix_spawn(&process, "/usr/bin/python3", &actions, nil, arguments + [nil], environ)
    close(ends[0])
    (self.process, hold) = (process, ends[1])
    guard result == 0 else { throw NotThere() }
    for _ in 0..<600 {
      if let text = Sink.text(folder + "/port"), let number = Int(text) {
        port = number
        return
      }
      usleep(50_000)
    }
    stop()
    Issue.record("\(script) does not start: \(Sink.text(folder + "/log") ?? "")")
    throw NotThere()
  }

  /// Says what becomes of the next messages.
  func become(_ mode: String) throws { try mode.write(toFile: folder + "/mode", atomically: true, encoding: .utf8) }

  /// What it kept, in order.
  var mail: [String] {
    let names: [String]
    do { names = try FileManager.default.contentsOfDirectory(atPath: folder + "/mail") } catch { return [] }
    return names.sorted().filter { !$0.hasSuffix(".new") }.compactMap { Sink.text(folder + "/mail/" + $0) }
  }

  /// How the last client greeted it.
  var greeting: String? { Sink.text(folder + "/greeting") }

  /// Ends it.
  func stop() {
    close(hold)
    var status: Int32 = 0
    waitpid(process, &status, 0)
  }

  private static func text(_ path: String) -> String? {
    do { return try TextFile.read(path) } catch { return nil }
  }
}

/// A certificate for localhost that signs itself, and its key.
struct Certificate {
  let certificate: String
  let key: String

  init(in folder: String, name: String = "own") throws {
    certificate = "\(folder)/\(name).pem"
    key = "\(folder)/\(name).key"
    let end = ChildRun(
      words: [
        "/usr/bin/openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout",
        key,
        "-out", certificate, "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
      ], input: [], patience: 60)()
    guard case .exited(0, _) = end else { throw Sink.NotThere() }
  }
}
