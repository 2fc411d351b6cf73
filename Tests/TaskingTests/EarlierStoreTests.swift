import Glibc
import SQLite
import Store
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@testable import SQLiteStore
@testable import Tasking

/// Stores as earlier programs left them, made by their own binaries.
@Suite("Stores of earlier schemas")
struct EarlierStoreTests {
  private let folder: Folder
  private var path: String { folder.store }

  init() throws { folder = try Folder() }

  /// Puts a store of that schema there.
  private func make(_ schema: Int64) throws {
    let connection = try Connection(folder.store, .create)
    for name in ["schema-\(schema).sql", "store-\(schema).sql"] {
      let top = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/")
      let text = String(decoding: Folder.bytes(of: "\(top)/Fixtures/\(name)"), as: UTF8.self)
      try #require(!text.isEmpty, "\(name)")
      try connection.execute(text)
    }
    try connection.apply(.journalMode(.wal))
    _ = try connection.checkpoint(.truncate)
  }

  /// Every hash of every chain, in order.
  private func hashes() throws -> [String] {
    try ["event", "access", "tick"].flatMap { table in
      try Connection(path, .readOnly).rows("SELECT hex(hash) FROM \(table) ORDER BY seq") {
        "\(table) \(try $0.text(0))"
      }
    }
  }

  @Test(
    "It is upgraded to this program's, verifies as sound, keeps every hash, and is gone on with",
    arguments: [Int64](2..<StoreFile.schemaVersion))
  func upgraded(_ schema: Int64) throws {
    try make(schema)
    #expect(throws: StoreFault.needsUpgrade(path: path, found: schema, known: StoreFile.schemaVersion)) {
      try SQLiteStore(path)
    }
    let before = try hashes()
    #expect(before.count > 100)
    let clock = try FakeClock("2026-11-21T09:00:00Z")
    let trace = StoreTrace(caller: Desk.trusted, person: "h.lindqvist", surroundings: Desk.surroundings(clock))
    let upgrade = try SQLiteStore.upgrade(at: path, options: .unhurried) { transaction, upgrade in
      try trace.line(Access.Act.upgraded, StoreTrace.Detail(upgrade), in: transaction)
    }
    #expect(upgrade.from == schema && upgrade.to == StoreFile.schemaVersion)
    let after = try hashes()
    #expect(after.filter { !$0.hasPrefix("access") } == before.filter { !$0.hasPrefix("access") })
    let lines = before.filter { $0.hasPrefix("access") }
    #expect(Array(after.filter { $0.hasPrefix("access") }.dropLast()) == lines)

    let service = try Desk.service(path, clock)
    func audit() throws -> AuditReport {
      return try service.perform(Order(Command.Verify()), from: Desk.trusted).answer
    }
    let report = try audit()
    #expect(report.isSound, "\(report.findings)")
    #expect(report.requests == 5 && report.reach?.kind == .rehearsal)
    // A draft of before is its author's still, and nobody else's.
    let drafts = try service.perform(Order(Command.List(view: .all), person: "p.chowdhury"), from: Desk.trusted)
    #expect(try drafts.answer.requests.allSatisfy { $0.state != "draft" })
    let own = try service.perform(
      Order(Command.List(view: .all, filters: ["state:draft"]), person: "b.hughes"), from: Desk.trusted)
    #expect(try own.answer.requests.map(\.state) == ["draft"])
    // A reminder, a look, a note and a request more: what was there goes on.
    _ = try service.perform(Order(Command.RunTick(), now: "2026-11-23T12:00:00Z"), from: Desk.trusted)
    let note = Command.Note(reference: "4", fields: [Entry(key: "reason", value: "After the upgrade.")])
    _ = try service.perform(Order(note, person: "j.mercer"), from: Desk.trusted)
    let raise = Command.Raise(fields: [Entry(key: "kind", value: "visitor-check")], submit: false)
    let raised = try service.perform(Order(raise, person: "b.hughes"), from: Desk.trusted).answer
    #expect(raised.reference == "PIO-2026-000006")
    let last = try audit()
    #expect(last.isSound, "\(last.findings)")
  }
}
