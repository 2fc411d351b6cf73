import SQLite
import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@testable import SQLiteStore

@Suite("Interrupted writes")
struct InterruptionTests {
  /// A stride through all writes; every one of them where there is time for it.
  private static let stride = PropertyTests.isLong ? 1 : 23

  @Test("A tick of which any write fails leaves whole requests, and the next one does the rest", arguments: [3, 200])
  func tick(batch: Int) throws {
    let desk = try Desk()
    try TimeTests.work(desk)
    let isEmptied = try desk.file.checkpoint()
    try #require(isEmptied)
    let bytes = Folder.bytes(of: desk.folder.store)
    let run = Command.RunTick(batch: batch)
    try desk.tick(at: "2026-11-27T10:00:00Z", run)
    let expected = try Ledger(desk.store)
    var (count, failures, isDone) = (0, 0, false)
    while !isDone {
      let other = try Desk(copying: bytes, at: "2026-11-27T10:00:00Z")
      let fuse = try Fuse(other.file.connection)
      try fuse.burn(after: count)
      do {
        isDone = try other.tick(run).errors == 0
      } catch is TaskingError {
        // The fuse went where no request was at fault.
      }
      try fuse.remove()
      failures += isDone ? 0 : 1
      #expect(try other.tick(run).errors == 0)
      #expect(try Ledger(other.store) == expected, "write \(count + 1)")
      try other.verify()
      count += Self.stride
    }
    #expect(failures * Self.stride > (batch == 200 ? 50 : 5))
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
    "event", "access", "request", "clock", "firing", "outbox", "schedule", "tick", "setting", "source", "person",
    "role_grant", "absence", "handover", "staffing",
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
