import SQLite
import Store
import Tasking
import Testing
import Workflow
import WorkingTime

@testable import SQLiteStore

@Suite("Interrupted writes")
struct InterruptionTests {
  @Test("A tick that fails at any of its writes leaves nothing, and the next one does it all")
  func tick() throws {
    let whole = try Desk()
    try TimeTests.work(whole)
    try whole.tick(at: "2026-11-27T10:00:00Z")

    let desk = try Desk()
    try TimeTests.work(desk)
    try desk.at("2026-11-27T10:00:00Z")
    let failures = try failAtEachWrite(desk) { try desk.tick() }
    #expect(failures > 50)
    let (expected, found) = (try Ledger(whole.store), try Ledger(desk.store))
    #expect(expected == found)
    try desk.verify()
  }

  @Test("A raise and a move that catch up first, a refusal, a discard: each is whole, or is not at all")
  func acts() throws {
    let desk = try Desk()
    try #expect(failAtEachWrite(desk) { try desk.raise() } > 3)
    let reference = try desk.bring(["kind=communications-history"], to: "acting")
    try desk.at("2026-11-25T10:00:00Z")
    try #expect(failAtEachWrite(desk) { try desk.note(reference, by: "k.osei", "Late.") } > 4)
    let refused = {
      do { try desk.move("report", reference, by: "b.hughes") } catch let error as TaskingError {
        if error.code != .notPermitted { throw error }
      }
    }
    try #expect(failAtEachWrite(desk, refused) > 0)
    let draft = try desk.raise(submit: false).reference
    try #expect(failAtEachWrite(desk) { try desk.move("discard", draft, by: "b.hughes") } > 2)
    try desk.verify()
  }

  /// Tries with the first write failing, then the second, and so on until it passes; gives how often it failed.
  private func failAtEachWrite<Answer>(_ desk: Desk, _ body: () throws -> Answer) throws -> Int {
    let fuse = try Fuse(desk.file.connection)
    let before = try Contents(desk.store)
    for count in 0..<10_000 {
      try fuse.burn(after: count)
      do {
        _ = try body()
        try fuse.remove()
        return count
      } catch is TaskingError {
        // It was refused for the fuse: nothing of it may be there.
        try fuse.remove()
        guard try Contents(desk.store) == before else {
          Issue.record("half of it was left when write \(count + 1) failed")
          return count
        }
      }
    }
    return 0
  }
}

/// Makes the nth row that a connection writes, in whatever table of the store, fail.
private struct Fuse {
  let connection: Connection
  private static let tables = [
    "event", "access", "request", "clock", "firing", "outbox", "schedule", "setting", "source", "person", "role_grant",
    "absence", "handover", "staffing",
  ]

  init(_ connection: Connection) throws {
    self.connection = connection
    try connection.execute("CREATE TEMP TABLE IF NOT EXISTS fuse (rest INTEGER NOT NULL)")
    for table in Self.tables {
      for verb in ["INSERT", "UPDATE", "DELETE"] {
        try connection.execute(
          """
          CREATE TEMP TRIGGER IF NOT EXISTS fuse_\(table)_\(verb) BEFORE \(verb) ON main.\(table) BEGIN
            UPDATE fuse SET rest = rest - 1;
            SELECT RAISE(ABORT, 'the fuse has burnt') FROM fuse WHERE rest < 0;
          END
          """)
      }
    }
  }

  func burn(after count: Int) throws {
    try remove()
    try connection.run("INSERT INTO fuse (rest) VALUES (?)", Int64(count))
  }

  func remove() throws { try connection.execute("DELETE FROM fuse") }
}
