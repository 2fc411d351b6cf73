import SQLite
import Testing

@Suite("Transactions")
struct TransactionTests {
  private struct Changed: Error, Equatable {}

  private let scratch: Scratch
  private let connection: Connection

  init() throws {
    scratch = try Scratch()
    connection = try Connection(scratch.file("a"), .create, busyTimeout: .zero)
    try connection.apply(.journalMode(.wal), .foreignKeys(true))
    try connection.execute(
      """
      CREATE TABLE t (v INTEGER PRIMARY KEY) STRICT;
      CREATE TABLE c (v INTEGER REFERENCES t (v) DEFERRABLE INITIALLY DEFERRED) STRICT;
      """)
  }

  private func count(_ table: String = "t") throws -> Int64? {
    try connection.first("SELECT count(*) FROM \(table)") { row in try row.int64(0) }
  }

  @Test("what the body returns is returned, and what it wrote is kept")
  func committed() throws {
    let value = try connection.transaction {
      try connection.run("INSERT INTO t VALUES (1)")
      return "done"
    }
    #expect(value == "done")
    #expect(!connection.isInTransaction)
    #expect(try count() == 1)
  }

  @Test(
    "an error of the body undoes all and is thrown on",
    arguments: [TransactionKind.deferred, .immediate, .exclusive])
  func undone(kind: TransactionKind) throws {
    #expect(throws: Changed()) {
      try connection.transaction(kind) {
        try connection.run("INSERT INTO t VALUES (1)")
        throw Changed()
      }
    }
    #expect(!connection.isInTransaction)
    #expect(try count() == 0)
  }

  @Test("a commit that is refused undoes all")
  func commitRefused() throws {
    let fault = #expect(throws: SQLiteFault.self) {
      try connection.transaction { try connection.run("INSERT INTO c VALUES (9)") }
    }
    #expect(fault?.constraint == .foreignKey)
    #expect(!connection.isInTransaction)
    #expect(try count("c") == 0)
  }

  @Test("a transaction within a transaction is refused, and undoes the outer one unless caught")
  func nested() throws {
    #expect(throws: SQLiteFault.self) {
      try connection.transaction {
        try connection.run("INSERT INTO t VALUES (1)")
        try connection.transaction {}
      }
    }
    #expect(try count() == 0)
    try connection.transaction {
      try connection.run("INSERT INTO t VALUES (1)")
      #expect(throws: SQLiteFault.self) { try connection.transaction {} }
      #expect(connection.isInTransaction)
    }
    #expect(try count() == 1)
  }

  @Test("a second writer is told that the database is busy, and can write when the first is done")
  func busy() throws {
    let other = try Connection(scratch.file("a"), .readWrite, busyTimeout: .milliseconds(20))
    try connection.transaction {
      try connection.run("INSERT INTO t VALUES (1)")
      let fault = #expect(throws: SQLiteFault.self) { try other.transaction {} }
      #expect(fault?.isBusy == true)
      #expect(fault?.description == "database is locked (SQLite 5)")
      #expect(try other.first("SELECT count(*) FROM t") { row in try row.int64(0) } == 0)
    }
    try other.transaction { try other.run("INSERT INTO t VALUES (2)") }
    #expect(try count() == 2)
  }

  @Test("a reader whose snapshot is old cannot turn writer")
  func staleSnapshot() throws {
    let other = try Connection(scratch.file("a"), .readWrite, busyTimeout: .zero)
    let fault = #expect(throws: SQLiteFault.self) {
      try connection.transaction(.deferred) {
        _ = try count()
        try other.run("INSERT INTO t VALUES (2)")
        try connection.run("INSERT INTO t VALUES (1)")
      }
    }
    #expect(fault?.isBusy == true)
    #expect(fault?.extendedCode == 517)
    #expect(try count() == 1)
  }

  @Test("a full database is reported, keeps what it had, and works again when there is room")
  func full() throws {
    try connection.run("CREATE TABLE b (v BLOB) STRICT")
    try connection.run("PRAGMA max_page_count = 10")
    let fault = #expect(throws: SQLiteFault.self) {
      try connection.transaction {
        try connection.run("INSERT INTO t VALUES (1)")
        try connection.run("INSERT INTO b VALUES (zeroblob(100000))")
      }
    }
    #expect(fault?.isFull == true)
    #expect(!connection.isInTransaction)
    #expect(try count() == 0)
    try connection.run("PRAGMA max_page_count = 1000")
    try connection.transaction { try connection.run("INSERT INTO b VALUES (zeroblob(100000))") }
    #expect(try count("b") == 1)
  }
}
