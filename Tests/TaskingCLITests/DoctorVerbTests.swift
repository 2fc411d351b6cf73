import Glibc
import Tasking
import Testing

@testable import TaskingCLI
@testable import TaskingMachine

@Suite("The doctor on the command line")
struct DoctorVerbTests {
  @Test("Each thing is a line with its verdict; warnings end with 0")
  func sound() {
    let host = TestHost()
    defer { host.remove() }
    #expect(host.run(["init", "--quiet"]) == 0)
    #expect(host.run(["doctor", "--full"]) == 0)
    let lines = host.out.split(separator: "\n").map(String.init)
    #expect(lines.first == host.folder + "/tasking.db")
    let checks = [
      "engine", "schema", "settings", "files", "lock", "free space", "notices", "clock", "scheduler", "rows",
      "handovers", "absences", "staffing", "calendar", "calendar", "calendar", "time zones", "time", "head", "key",
      "anchors", "backups", "roles", "disposal", "chains",
    ]
    let found = lines.dropFirst().filter { !$0.contains("→") && !$0.hasPrefix("  it is said of the live store ") }
    // A verdict has eleven columns, a check the ten behind them.
    func word(_ text: Substring) -> String { text.split(separator: " ").joined(separator: " ") }
    #expect(found.map { word($0.dropFirst(11).prefix(10)) } == checks, "\(host.out)")
    #expect(Set(found.map { word($0.prefix(11)) }).isSubset(of: ["ok", "warning"]), "\(host.out)")
    #expect(host.out.contains("0 of 0 requests compared"))
    #expect(host.err == "")
  }

  @Test("For programs it is one object, or a line a check")
  func forms() {
    let host = TestHost()
    defer { host.remove() }
    #expect(host.run(["init", "--rehearsal", "--quiet"]) == 0)
    #expect(host.run(["doctor", "--format", "json"]) == 0)
    #expect(host.out.hasPrefix(#"{"checks":[{"check":"engine","code":null,"finding":"SQLite "#), "\(host.out)")
    #expect(host.out.contains(#""rehearsal":true,"store":""#))
    #expect(host.run(["doctor", "--format", "jsonl"]) == 0)
    #expect(host.out.split(separator: "\n").count == 24)
    #expect(host.run(["doctor", "--format", "csv"]) == 0)
    #expect(host.out.hasPrefix("check,verdict,finding,remedy,rehearsal\n"))
    #expect(host.run(["doctor", "--format", "ids"]) == 2)
  }

  @Test("A store that cannot be opened is a line as well, with the status of any other command")
  func unopened() {
    let host = TestHost()
    defer { host.remove() }
    #expect(host.run(["doctor"]) == 3)
    #expect(host.out.contains("  error    store       there is no store at \(host.folder)/tasking.db\n"))
    #expect(host.out.contains("→ make one with `tasking init`"))
    _ = host.file("tasking.db", Array(repeating: 7, count: 200))
    #expect(host.run(["doctor"]) == 9)
    #expect(host.run(["doctor", "--format", "json"]) == 9)
    #expect(host.out.contains(#""code":"integrity""#) && host.out.contains(#""verdict":"error""#))
    unlink(host.folder + "/tasking.db")
    #expect(host.run(["init", "--quiet"]) == 0)
    chmod(host.folder + "/tasking.db", 0o644)
    #expect(host.run(["doctor"]) == 4)
    #expect(host.out.contains("others than its owner can get at it (mode 644)"))
  }

  private static let texts: [(String, String?)] = [
    ("# version 2025b\n# This", "2025b"), ("2024a", "2024a"), ("# version 2025b-dirty", nil), ("# tzdb", nil),
    ("", nil),
  ]

  @Test("The database of zones says its version in its first line", arguments: texts)
  func zones(text: String, version: String?) {
    #expect(ZoneDatabase.version(in: text) == version)
  }
}
