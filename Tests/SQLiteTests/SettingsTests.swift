import SQLite
import Testing

@Suite("Settings")
struct SettingsTests {
  private let scratch: Scratch
  private let connection: Connection

  init() throws {
    scratch = try Scratch()
    connection = try Connection(scratch.file("a"), .create)
  }

  @Test(
    "a setting that was made is read back",
    arguments: [
      (.journalMode(.wal), .journalMode, .text("wal")),
      (.journalMode(.delete), .journalMode, .text("delete")),
      (.synchronous(.off), .synchronous, .integer(0)),
      (.synchronous(.normal), .synchronous, .integer(1)),
      (.synchronous(.full), .synchronous, .integer(2)),
      (.synchronous(.extra), .synchronous, .integer(3)),
      (.foreignKeys(true), .foreignKeys, .integer(1)),
      (.foreignKeys(false), .foreignKeys, .integer(0)),
      (.trustedSchema(false), .trustedSchema, .integer(0)),
      (.secureDelete(true), .secureDelete, .integer(1)),
      (.busyTimeout(.milliseconds(1_234)), .busyTimeout, .integer(1_234)),
      (.automaticCheckpoint(pages: 0), .automaticCheckpoint, .integer(0)),
      (.automaticCheckpoint(pages: 500), .automaticCheckpoint, .integer(500)),
      (.queryOnly(true), .queryOnly, .integer(1)),
      (.applicationID(0x5049_4f31), .applicationID, .integer(0x5049_4f31)),
      (.applicationID(-7), .applicationID, .integer(-7)),
      (.userVersion(.max), .userVersion, .integer(Int64(Int32.max))),
    ] as [(Setting, Pragma, Value)])
  func readBack(setting: Setting, pragma: Pragma, value: Value) throws {
    try connection.apply(setting)
    #expect(try connection.value(of: pragma) == value)
  }

  @Test("a setting that SQLite ignores is a fault")
  func ignored() throws {
    let memory = try Connection.inMemory()
    let mode = #expect(throws: SQLiteFault.self) { try memory.apply(.journalMode(.wal)) }
    #expect(mode?.message == "the setting journal_mode is memory, not wal")
    try connection.transaction {
      let keys = #expect(throws: SQLiteFault.self) { try connection.apply(.foreignKeys(true)) }
      #expect(keys?.message == "the setting foreign_keys is 0, not 1")
    }
  }

  @Test("what the file keeps is there for the next connection")
  func kept() throws {
    try connection.apply(.journalMode(.wal), .applicationID(77), .userVersion(3))
    let other = try Connection(scratch.file("a"), .readOnly)
    #expect(try other.applicationID() == 77)
    #expect(try other.userVersion() == 3)
    #expect(try other.value(of: .journalMode) == .text("wal"))
  }

  @Test("a defensive connection refuses to write the schema's own table")
  func defensive() throws {
    try connection.execute("CREATE TABLE t (v TEXT); PRAGMA writable_schema = ON")
    try connection.run("UPDATE sqlite_schema SET sql = sql")
    try connection.apply(.defensive(true))
    #expect(throws: SQLiteFault.self) { try connection.run("UPDATE sqlite_schema SET sql = sql") }
  }

  @Test("a double-quoted name that is no column is a mistake, not text")
  func doubleQuotedText() throws {
    try connection.apply(.doubleQuotedText(false))
    #expect(throws: SQLiteFault.self) { try connection.run("SELECT \"nothing\"") }
  }

  @Test("the data version changes when another connection commits, and not when this one does")
  func dataVersion() throws {
    try connection.apply(.journalMode(.wal))
    try connection.execute("CREATE TABLE t (v INTEGER)")
    let before = try connection.dataVersion()
    try connection.run("INSERT INTO t VALUES (1)")
    #expect(try connection.dataVersion() == before)
    try Connection(scratch.file("a"), .readWrite).run("INSERT INTO t VALUES (2)")
    #expect(try connection.dataVersion() != before)
  }

  @Test("closing the last connection leaves the log when told to, and only then", arguments: [true, false])
  func noCheckpointOnClose(leave: Bool) throws {
    try { () throws(SQLiteFault) in
      let other = try Connection(scratch.file("b"), .create)
      try other.apply(.journalMode(.wal), .noCheckpointOnClose(leave))
      try other.execute("CREATE TABLE t (v INTEGER)")
    }()
    #expect(scratch.names().contains("b-wal") == leave)
    let again = try Connection(scratch.file("b"), .readWrite)
    #expect(try again.first("SELECT count(*) FROM t") { row in try row.int64(0) } == 0)
  }
}
