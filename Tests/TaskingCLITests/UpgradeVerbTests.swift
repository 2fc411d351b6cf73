import Glibc
import SQLite
import TaskingRendering
import Testing

@testable import TaskingCLI
@testable import TaskingMachine

@Suite("Upgrades on the command line")
struct UpgradeVerbTests {
  private let host = TestHost()
  private var store: String { host.folder + "/tasking.db" }

  /// The words of a file of Tests/Fixtures.
  private static func fixture(_ name: String) throws -> String {
    let top = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/")
    return try TextFile.read("\(top)/Fixtures/\(name)", limit: 1 << 20)
  }

  /// Makes a rehearsal store of the first schema.
  private func makeOld() throws {
    let connection = try Connection(store, .create)
    try connection.execute(try Self.fixture("schema-1.sql"))
    try connection.execute(try Self.fixture("store-1.sql"))
    try connection.apply(.journalMode(.wal))
    _ = try connection.checkpoint(.truncate)
  }

  private func acts() throws -> [String] {
    try Connection(store, .readOnly).rows("SELECT actor || ' ' || act || ' ' || coalesce(detail, '') FROM access") {
      try $0.text(0)
    }
  }

  private var bytes: [UInt8] {
    let file = open(store, O_RDONLY)
    defer { close(file) }
    do { return try TextFile.bytes(of: file, limit: 1 << 24, named: store) } catch { return [] }
  }

  @Test("It says first what it would do, then what it did and where the store as it was is, then that all is done")
  func round() throws {
    defer { host.remove() }
    try makeOld()
    let step =
      "  1 → 2  Sources of two more kinds; what was decided about keeping requests; corrections are found by an index; "
      + "acknowledgements; notices and how they were delivered; absences, handovers and who is there; "
      + "the scheduler's own log\n"
      + "  2 → 3  What was decided about people and handovers can be taken back; former logins are kept with each person; "
      + "a channel can ask to be left alone\n"
      + "  3 → 4  Lists of open requests, and how many of them each person has, are read from indexes; "
      + "a command's id is kept with a digest of what was ordered; a notice for all who hold a role is one row\n"
    let before = bytes
    #expect(host.run(["upgrade", "--dry-run"]) == 0)
    #expect(
      host.out == "\(store) has schema 1; this program's is 4\n\(step)"
        + "nothing was changed; without --dry-run a checked copy is kept at \(store).before-4 first\n")
    #expect(bytes == before && access(store + ".before-4", F_OK) != 0)
    #expect(host.run(["upgrade", "--dry-run", "--format", "json"]) == 0)
    #expect(
      host.out.hasPrefix(#"{"copy":""#) && host.out.contains(#""dry_run":true,"from":1,"reach":null,"rehearsal":true,"#)
    )

    #expect(host.run(["upgrade", "--as", "h.lindqvist"]) == 0)
    #expect(
      host.out.hasPrefix(
        "\(store) has schema 4 now\n\(step)"
          + "audit verify finds it sound; the store as it was is at \(store).before-4\nit is said of the REHEARSAL "))
    #expect(host.err == Renderer.rehearsalLine + "\n")
    #expect(try acts().last == #"h.lindqvist upgraded {"file":"tasking.db.before-4","from":1,"to":4}"#)
    #expect(host.run(["doctor"]) == 0)
    #expect(host.out.contains("  ok       schema      version 4, which is this program's\n"), "\(host.out)")

    #expect(host.run(["upgrade"]) == 0)
    #expect(host.out == "\(store) has schema 4, this program's: there is nothing to do\n")
    #expect(host.run(["upgrade", "--format", "json"]) == 0)
    #expect(
      host.out.hasPrefix(
        #"{"copy":null,"dry_run":false,"from":4,"reach":null,"rehearsal":true,"sound":null,"steps":[],"store":""#))
    #expect(host.run(["list", "--as", "k.osei"]) == 0)
    #expect(host.run(["note", "2", "reason=After.", "--as", "k.osei"]) == 0)
    #expect(host.run(["audit", "verify"]) == 0)
  }

  @Test("A store whose rows are not what the journal makes of them is upgraded, and said not to be sound")
  func drift() throws {
    defer { host.remove() }
    try makeOld()
    try Connection(store, .readWrite).execute("UPDATE request SET title = 'Other' WHERE reference LIKE '%2'")
    #expect(host.run(["upgrade"]) == 9)
    #expect(host.out.contains("the store as it was is at \(store).before-4\n"))
    #expect(host.err.contains("the store is not what it was"))
  }

  /// A command line of every kind: it reads, writes, looks at the whole, or copies.
  static let lines: [[String]] = [
    ["list"], ["show", "2"], ["history", "2"], ["next", "2"], ["why", "2"], ["queue"], ["mine"], ["raise", "title=x"],
    ["note", "2", "reason=x"], ["set", "2", "title=x"], ["take-up", "2"], ["tick"], ["person", "list"],
    ["person", "grant", "k.osei", "pio"], ["workflow", "list"], ["workflow", "migrate", "--dry-run"],
    ["calendar", "show", "scotland"], ["rule", "pressure"], ["audit", "verify"], ["audit", "anchor"],
    ["certificate", "2@1"], ["backup", "/dev/null/copy"], ["doctor"], ["help", "accept"],
    ["show", "2", "--as-at", "2026-11-23T12:00:00Z"],
  ]

  @Test("Every command refuses a store of another schema, says what to do, and leaves it as it is", arguments: lines)
  func refused(_ line: [String]) throws {
    defer { host.remove() }
    try makeOld()
    host.environment["TASKING_AS"] = "k.osei"
    for version in [1, 5] {
      try Connection(store, .readWrite).execute("PRAGMA user_version = \(version); PRAGMA wal_checkpoint(TRUNCATE)")
      let before = bytes
      #expect(host.run(line) == 9, "\(host.out)")
      let said = host.err + host.out
      #expect(
        said.contains(
          version == 1 ? "(schema 1, this one knows 4)" : "was made by a later version of this program (schema 5"),
        "\(said)")
      #expect(said.contains(version == 1 ? "`tasking upgrade --store \(store)`" : "use a later version"), "\(said)")
      #expect(bytes == before)
    }
    #expect(host.run(["upgrade"]) == 9)
    #expect(host.run(["upgrade", "--dry-run"]) == 9)
    #expect(access(store + ".before-4", F_OK) != 0)
  }

  @Test("A backup of an earlier version makes a store of that version, and says what brings it up to date")
  func restored() throws {
    defer { host.remove() }
    try makeOld()
    let copy = host.folder + "/copy"
    rename(store, copy)
    #expect(host.run(["restore", copy]) == 0, "\(host.err)")
    #expect(host.out.hasSuffix("\nnext: tasking upgrade --store \(store)\n"), "\(host.out)")
    #expect(host.run(["list"]) == 9)
    #expect(host.run(["upgrade"]) == 0)
    #expect(host.run(["list", "--as", "k.osei"]) == 0)
    #expect(try acts().suffix(2).map { $0.prefix(17) } == ["uid 1000 restored", "uid 1000 upgraded"])
  }

  @Test("The access log says who took a backup and of what a store was made, and the journal goes on as it was")
  func traces() throws {
    defer { host.remove() }
    #expect(host.run(["init", "--rehearsal", "--quiet", "--now", "2026-11-20T08:00:00Z"]) == 0)
    #expect(host.run(["backup", host.folder + "/first", "--format", "json", "--as", "k.osei"]) == 0)
    #expect(host.out.contains(#""logged":true"#) && host.out.contains(#""schema":4"#))
    let head = try #require(host.out.split(separator: "\"").drop { $0 != "head" }.dropFirst(2).first)
    #expect(try acts().count == 1)
    #expect(try acts()[0].hasPrefix(#"k.osei backup {"file":"first","head":"\#(head)","seq":"#))
    // What was copied is of the moment before.
    #expect(
      try Connection(host.folder + "/first", .immutable).first("SELECT count(*) FROM access") { try $0.int64(0) } == 0)

    rename(store, host.folder + "/away")
    for suffix in ["-wal", "-shm", ".lock"] { unlink(store + suffix) }
    #expect(host.run(["restore", host.folder + "/first"]) == 0)
    #expect(host.out.contains("head \(head)\n"))
    #expect(try acts().count == 1)
    #expect(try acts()[0].hasPrefix(#"t.tester restored {"file":"first","head":"\#(head)","seq":"#))
    #expect(host.run(["audit", "verify", "--format", "json"]) == 0)
    #expect(host.out.contains(String(head)))

    #expect(host.run(["backup", host.folder + "/second", "--as", "nobody.known"]) == 3)
    #expect(access(host.folder + "/second", F_OK) != 0)
    #expect(try acts().count == 1)
  }

  @Test("Both say how far they are on a terminal, and nothing elsewhere")
  func progress() throws {
    defer { host.remove() }
    try makeOld()
    host.errorsAreSeen = true
    #expect(host.run(["upgrade", "--format", "json"]) == 0)
    for part in ["checking the journal 0 %", "copying 100 %", "changing the schema", "verifying requests"] {
      #expect(host.err.contains("\r\u{1B}[K\(part)"), "\(host.err)")
    }
    #expect(host.err.hasSuffix("\r\u{1B}[K"))
    #expect(host.run(["backup", host.folder + "/a", "--format", "json"]) == 0)
    #expect(host.err.contains("copying 100 %") && host.err.hasSuffix("\r\u{1B}[K"))
    #expect(host.run(["restore", host.folder + "/a", "--store", host.folder + "/b", "--format", "json"]) == 0)
    #expect(host.err.contains("checking the access log") && host.err.hasSuffix("\r\u{1B}[K"))
    host.errorsAreSeen = false
    #expect(host.run(["backup", host.folder + "/c", "--format", "json"]) == 0)
    #expect(host.err == "")
  }
}
