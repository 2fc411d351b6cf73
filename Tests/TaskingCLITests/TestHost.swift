import FoundationEssentials
import Glibc
import Tasking
import TaskingAPI
import TaskingRendering
import Testing
import WorkingTime

@testable import TaskingCLI
@testable import TaskingMachine

/// A machine in memory: what was written to it, and a folder of its own on the disk.
final class TestHost {
  /// A folder that is there for one test only.
  let folder: String
  /// Everything written to standard output.
  private(set) var out = ""
  /// Everything written to standard error.
  private(set) var err = ""
  var environment: [String: String] = [:]
  var input: [UInt8] = []
  var columns: Int?
  /// Whether standard error is a terminal.
  var errorsAreSeen = false
  /// Whether nothing can be written to standard output.
  var isFailing = false

  init() {
    var template = Array("/tmp/tasking-cli-XXXXXX".utf8CString)
    precondition(mkdtemp(&template) != nil, "no temporary folder")
    folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    environment["TASKING_STORE"] = folder + "/tasking.db"
  }

  /// Runs one command line; what it writes replaces what was written before.
  func run(_ arguments: [String]) -> Int32 {
    out = ""
    err = ""
    return TaskingCLI.CommandLine.run(arguments, host: host)
  }

  /// The same of arguments as the system has them, in an environment of which some variables are no text.
  func run(bytes arguments: [[UInt8]], _ unreadable: Set<String> = []) -> Int32 {
    out = ""
    err = ""
    var host = host
    host.unreadable = unreadable
    return TaskingCLI.CommandLine.run(arguments, host: host)
  }

  /// Writes a file into the folder, and gives its path.
  func file(_ name: String, _ bytes: [UInt8]) -> String {
    let path = folder + "/" + name
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    precondition(descriptor >= 0 && write(descriptor, bytes, bytes.count) == bytes.count)
    close(descriptor)
    return path
  }

  /// Takes the folder away again.
  func remove() {
    do { try FileManager.default.removeItem(atPath: folder) } catch { Issue.record(error) }
  }

  private var host: Host {
    var host = Host(
      environment: environment, uid: 1000, login: "t.tester", now: { TestHost.now }, elapsed: { .zero },
      zoneFile: TestHost.zoneFile,
      input: { [input] limit in
        input.count > limit ? .failure(TaskingError(.malformed, "too long")) : .success(input)
      },
      output: { [self] in out += $0 }, errors: { [self] in err += $0 }, columns: columns,
      errorsAreSeen: errorsAreSeen)
    host.isWritten = { [self] in !isFailing }
    return host
  }

  /// 2026-11-20T08:55:00Z, a Friday.
  static let now = Instant(secondsSinceEpoch: 1_795_164_900)

  static let zoneFile: @Sendable (String) -> [UInt8]? = { name in
    let descriptor = open("/usr/share/zoneinfo/" + name, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    do { return try TextFile.bytes(of: descriptor, limit: 1 << 20, named: name) } catch { return nil }
  }
}

/// An instant as RFC 3339.
func at(_ text: String) throws -> Instant { try Instant(rfc3339: text) }

/// London, from the system's tz database.
func london() throws -> Zone {
  try Zone(name: "Europe/London", tzif: TestHost.zoneFile("Europe/London") ?? [])
}

/// A renderer for people in London at 08:55 on Friday 20 November 2026.
func renderer(_ format: Format = .table, isQuiet: Bool = false) throws -> Renderer {
  var renderer = Renderer(times: TimeWords(now: try at("2026-11-20T08:55:00Z"), zone: try london()), format: format)
  renderer.isQuiet = isQuiet
  renderer.took = .milliseconds(12)
  return renderer
}

/// A reply at that time.
func reply<Answer>(_ answer: Answer, isRehearsal: Bool = false, warnings: [String] = []) throws -> Reply<Answer> {
  Reply(
    answer, isRehearsal: isRehearsal, now: try at("2026-11-20T08:55:00Z"), zone: "Europe/London", warnings: warnings)
}

extension TestHost {
  /// A rehearsal store in which b.hughes has submitted one request.
  static func rehearsal(impact: String) -> TestHost {
    let host = TestHost()
    #expect(host.run(["init", "--rehearsal", "--now", "2026-11-23T09:00:00Z"]) == 0)
    #expect(
      host.run([
        "raise", "kind=visitor-check", "establishment=MDI", "subjects.1.number=A1234BC", "subjects.1.role=target",
        "title=Visitors", "impact=\(impact)", "immediacy=weeks", "questions=Who?", "purpose=prevent-offences",
        "marking=OFFICIAL", "grounds=Intelligence that visits are being used to bring in drugs to the wing.",
        "--submit", "--as", "b.hughes",
      ]) == 0)
    return host
  }
}
