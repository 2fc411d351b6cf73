import Glibc
import SQLite
import Testing

@testable import TaskingCLI

/// Time that somebody has moved in the file: a live store goes by the system's, and everything that judges says so.
@Suite("Time that is in no chain")
struct TimeOutsideChainTests {
  private func made(_ words: [String]) -> TestHost {
    let host = TestHost()
    #expect(host.run(["init", "--quiet"] + words) == 0)
    return host
  }

  static func run(_ host: TestHost, _ sql: String) throws {
    try Connection(host.folder + "/tasking.db", .readWrite).execute(sql)
  }

  @Test(
    "A setting of rehearsals in a live store moves no time, and verifying and the doctor end with 9 and name it",
    arguments: ["2026-11-20T08:00:00Z", "2030-01-01T00:00:00Z", "nonsense"])
  func live(value: String) throws {
    let host = made([])
    defer { host.remove() }
    try Self.run(host, "INSERT INTO setting VALUES ('rehearsal-time', '\(value)')")
    let said = "a live store has the setting of rehearsals at which time stands, '\(value)'; it is ignored"
    #expect(host.run(["raise", "kind=visitor-check", "--format", "json"]) == 0, "\(host.err)")
    #expect(host.run(["history", "1", "--format", "json"]) == 0, "\(host.err)")
    #expect(host.out.contains(#""recorded_at":"2026-11-20T08:55:00Z""#), "\(host.out)")
    #expect(host.run(["tick", "--format", "json"]) == 0, "\(host.err)")
    #expect(host.out.contains(#""now":"2026-11-20T08:55:00Z""#), "\(host.out)")
    #expect(host.run(["audit", "verify"]) == 9)
    #expect(host.err.contains(said), "\(host.err)")
    #expect(host.run(["doctor"]) == 9)
    #expect(host.out.contains("  error    time        \(said)\n"), "\(host.out)")
    #expect(host.run(["backup", host.folder + "/copy"]) == 9)
    #expect(host.out.contains("audit verify finds it NOT SOUND") && host.err.contains(said), "\(host.out)\(host.err)")
  }

  private static let tampering: [(sql: String, words: String)] = [
    ("UPDATE setting SET value = 'Asia/Tokyo' WHERE name = 'zone'", "times are read in the zone Asia/Tokyo"),
    ("DELETE FROM setting WHERE name = 'zone'", "times are read in the zone UTC"),
    (
      "UPDATE setting SET value = '2026-11-23T09:30:00Z' WHERE name = 'rehearsal-time'",
      "time stands at 2026-11-23T09:30"
    ),
    ("DELETE FROM setting WHERE name = 'rehearsal-time'", "time stands at no time"),
    ("INSERT INTO setting VALUES ('time-of-day', 'now')", "there is a setting 'time-of-day', which no store has"),
    ("UPDATE schedule SET last_at = last_at + 86400", "contradicts the rest of the store in last_at"),
  ]

  @Test("Every other way to move time in the file is found", arguments: tampering.indices)
  func rehearsal(index: Int) throws {
    let (sql, words) = Self.tampering[index]
    let host = made(["--rehearsal", "--now", "2026-11-23T08:00:00Z"])
    defer { host.remove() }
    #expect(host.run(["list", "--as", "b.hughes", "--now", "2026-11-23T09:00:00Z"]) == 0)
    #expect(host.run(["tick"]) == 0)
    #expect(host.run(["tick", "--now", "2026-11-23T10:00:00Z"]) == 0)
    #expect(host.run(["audit", "verify"]) == 0, "\(host.err)")
    try Self.run(host, sql)
    #expect(host.run(["audit", "verify"]) == 9, "\(sql)")
    #expect(host.err.contains(words), "\(host.err)")
  }

  @Test("A live store whose scheduler is said to have run in a time to come is not sound")
  func future() throws {
    let host = made([])
    defer { host.remove() }
    #expect(host.run(["tick"]) == 0)
    #expect(host.run(["audit", "verify"]) == 0, "\(host.err)")
    try Self.run(host, "UPDATE schedule SET last_at = last_at + 86400, quiet_from = quiet_from + 86400")
    #expect(host.run(["audit", "verify"]) == 9)
    #expect(host.err.contains("the scheduler is said to have run at 2026-11-21T08:55:00Z, which is still to come"))
    #expect(host.run(["doctor"]) == 0)
    #expect(host.out.contains("it stands still"))
  }
}
