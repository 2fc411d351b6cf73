import SQLite
import Testing

@Suite("Checkpoints")
struct CheckpointTests {
  private let scratch: Scratch
  private let connection: Connection

  init() throws {
    scratch = try Scratch()
    connection = try Connection(scratch.file("a"), .create, busyTimeout: .milliseconds(10))
    try connection.apply(.journalMode(.wal), .automaticCheckpoint(pages: 0), .noCheckpointOnClose(true))
    try connection.execute("CREATE TABLE t (v TEXT) STRICT; INSERT INTO t VALUES ('kept')")
  }

  @Test("a checkpoint that nobody hinders is complete", arguments: [CheckpointMode.full, .restart, .truncate])
  func complete(mode: CheckpointMode) throws {
    let before = try scratch.length(of: "a")
    let result = try connection.checkpoint(mode)
    #expect(result.isComplete)
    #expect(result.frames == result.copied)
    #expect(try scratch.length(of: "a") > before)
    #expect(try (scratch.length(of: "a-wal") == 0) == (mode == .truncate))
  }

  @Test("a reader of an old snapshot or a writer makes it not done, which is no error", arguments: [true, false])
  func hindered(byWriter: Bool) throws {
    let other = try Connection(scratch.file("a"), .readWrite)
    try other.transaction(byWriter ? .immediate : .deferred) {
      _ = try other.first("SELECT v FROM t") { row in try row.text(0) }
      if !byWriter { try connection.run("INSERT INTO t VALUES ('later')") }
      #expect(try !connection.checkpoint(.truncate).isComplete)
    }
    #expect(try connection.checkpoint(.truncate).isComplete)
    #expect(try scratch.length(of: "a-wal") == 0)
  }

  @Test("inside a transaction it is refused")
  func withinTransaction() throws {
    try connection.transaction {
      try connection.run("INSERT INTO t VALUES ('later')")
      let fault = #expect(throws: SQLiteFault.self) { try connection.checkpoint(.full) }
      #expect(fault?.isLocked == true)
    }
  }
}
