import Glibc
import SQLite
import Store
import Tasking
import TaskingAPI
import Testing
import WorkingTime

@testable import SQLiteStore

/// Upgrades of a whole store, by processes that are killed as well.
@Suite("Upgrades", .serialized)
struct UpgradeTests {
  private let folder: Folder
  private var path: String { folder.store }

  init() throws { folder = try Folder() }

  private static func fixture(_ name: String) throws -> String {
    let top = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/")
    return String(decoding: Folder.bytes(of: "\(top)/Fixtures/\(name)"), as: UTF8.self)
  }

  /// Makes a store of the rows of the first schema.
  private static func fill(_ path: String, schema: String) throws {
    let connection = try Connection(path, .create)
    try connection.execute(schema)
    try connection.execute(try fixture("store-1.sql"))
    try connection.apply(.journalMode(.wal))
    let isWhole = try connection.checkpoint(.truncate).isComplete
    try #require(isWhole)
  }

  private func service(_ path: String) throws -> Service { try Desk.service(path, FakeClock(Self.start)) }
  private static let start = "2026-11-24T09:00:00Z"

  @Test("An upgraded store is sound, notifies nobody, and its next ticks do what those of one born later do")
  func twin() throws {
    try Self.fill(path, schema: try Self.fixture("schema-1.sql"))
    let twinPath = path + ".twin"
    try Self.fill(twinPath, schema: EmbeddedSchema.sql)
    let twin = try SQLiteStore(twinPath, options: .unhurried)
    let (before, bornLedger) = (try Contents(twin), try Ledger(twin))
    // From here on its log says at what time it stands.
    let line = Access(
      actor: "ann", via: "uid 1", act: Access.Act.upgraded, request: nil, at: try Instant(rfc3339: Self.start),
      detail: nil)
    _ = try SQLiteStore.upgrade(at: path, options: .unhurried) { _, _ in line }
    let store = try SQLiteStore(path, options: .unhurried)
    var after = try Contents(store)
    #expect(after.log.count == before.log.count + 1 && after.log.last?.access.act == "upgraded")
    after.log.removeLast()
    // What was told before there was a way to send it is in the inbox, and is sent by nobody now.
    #expect(after.notices.count == 7 && after.notices.allSatisfy { $0.status == .delivered })
    #expect(Self.told(after) == Self.told(before))
    after.notices = before.notices
    #expect(after == before)
    #expect(try Ledger(store) == bornLedger)
    _ = try twin.write { try $0.log(line) }
    for (path, store) in [(path, store), (twinPath, twin)] {
      let service = try service(path)
      let report = try service.perform(Order(Command.Verify()), from: Desk.trusted).answer
      #expect(report.isSound && report.requests == 3, "\(report.findings)")
      for now in ["2026-11-24T09:00:01Z", "2026-11-25T16:00:00Z", "2026-12-09T08:00:00Z"] {
        let order = Order(Command.RunTick(), now: now)
        let ticked = try service.perform(order, from: Desk.trusted).answer
        #expect(ticked.errors == 0)
      }
      #expect(try Contents(store).firings.count > before.firings.count)
    }
    #expect(try Ledger(store) == Ledger(twin))
    #expect(try Self.told(Contents(store)) == Self.told(Contents(twin)))
    #expect(try Contents(store).journal.map(\.kind) == Contents(twin).journal.map(\.kind))
  }

  /// Who was told what, and when, whatever became of it.
  private static func told(_ contents: Contents) -> [NoticeRow] {
    contents.notices.map {
      NoticeRow(
        id: $0.id, request: $0.request, seq: $0.seq, notice: $0.notice, created: $0.created, status: .pending)
    }
  }

  private static let kills = PropertyTests.isLong ? 200 : 15

  @Test(
    "An upgrade that is killed at any moment leaves the store of before or the one of after, and the next one finishes",
    .enabled(if: Program.found != nil, "the program is not built"))
  func killed() throws {
    let program = try #require(Program.found)
    let whole = try old()
    let words = ["upgrade", "--store", path]
    let began = ContinuousClock.now
    #expect(try program.run(words) == 0)
    let took = UInt32((ContinuousClock.now - began) / .microseconds(1))
    let rows = try contents()
    var seed = SystemRandomNumberGenerator()
    var (kills, upgraded) = (0, 0)
    for _ in 0..<Self.kills {
      try put(whole)
      let process = try program.start(words)
      usleep(UInt32.random(in: 0..<max(1, took), using: &seed))
      kill(process, SIGKILL)
      if try Program.end(of: process) == nil { kills += 1 }
      if try finish(program, words, rows) { upgraded += 1 }
    }
    print("processes: \(kills) upgrades were killed at random, \(upgraded) were done")
    #expect(kills > 0)
  }

  /// Calls by which something gets to the disk, or its name there.
  private static let calls = [
    "pwrite64", "write", "fsync", "fdatasync", "ftruncate", "link", "unlink", "openat", "flock",
  ]

  @Test(
    "The same for a process that is killed at its nth write, sync, link or deletion",
    .enabled(if: Program.found != nil && access("/usr/bin/strace", X_OK) == 0, "there is no strace"))
  func traced() throws {
    let program = try #require(Program.found)
    let strace = Program(path: "/usr/bin/strace")
    let whole = try old()
    let words = ["upgrade", "--store", path]
    #expect(try program.run(words) == 0)
    let rows = try contents()
    var (kills, upgraded) = (0, 0)
    for call in Self.calls {
      // Where it is called often, further and further apart.
      var number = 1
      while true {
        try put(whole)
        let process = try strace.start(
          ["-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e", "inject=\(call):signal=KILL:when=\(number)"]
            + [program.path] + words)
        let isKilled = try Program.end(of: process) != 0
        if isKilled { kills += 1 }
        if try finish(program, words, rows), isKilled { upgraded += 1 }
        guard isKilled else { break }
        number = PropertyTests.isLong ? number + 1 : number * 3
      }
    }
    print("processes: \(kills) upgrades were killed at a call, \(upgraded) were done")
    #expect(kills > 20 && upgraded < kills)
  }

  /// The bytes of a store of the first schema.
  private func old() throws -> [UInt8] {
    try Self.fill(path, schema: try Self.fixture("schema-1.sql"))
    return Folder.bytes(of: path)
  }

  /// Puts the store of before in the place of whatever is there.
  private func put(_ bytes: [UInt8]) throws {
    for suffix in ["", "-wal", "-shm", ".lock", ".before-4", ".before-4.lock", ".before-4.new"] {
      unlink(path + suffix)
    }
    try Folder.write(bytes, to: path)
  }

  /// Looks at what an upgrade that may have been killed has left, and does it again; whether it was upgraded by then.
  private func finish(_ program: Program, _ words: [String], _ rows: Contents) throws -> Bool {
    let version: Int32
    do {
      let connection = try Connection(path, .readOnly)
      version = try connection.userVersion()
      #expect(try connection.integrityCheck().isEmpty)
      let wanted = try Connection.inMemory()
      try wanted.execute(version == 1 ? try Self.fixture("schema-1.sql") : EmbeddedSchema.sql)
      #expect(try SchemaShape(of: connection).difference(from: SchemaShape(of: wanted)) == nil)
    }
    let isUpgraded = version == 4
    #expect(version == 1 || version == 4)
    #expect(try SQLiteStore(path, .readOnly, .unhurried, oldest: 1).survey().head.seq == 75)
    #expect(try program.run(words) == 0)
    #expect(try contents() == rows)
    #expect(access(path + ".before-4", F_OK) == 0 && access(path + ".before-4.new", F_OK) != 0)
    if isUpgraded { #expect(try program.run(["audit", "verify", "--store", path]) == 0) }
    return isUpgraded
  }

  /// Everything but the hash and time of the upgrade's own line.
  private func contents() throws -> Contents {
    var contents = try Contents(SQLiteStore(path, options: .unhurried))
    #expect(contents.log.last?.access.act == "upgraded" && contents.log.count == 5)
    contents.log.removeLast()
    return contents
  }
}
