import Glibc
import SQLite
import Testing

@Suite("Opening")
struct ConnectionTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
  }

  private func make(_ name: String = "a") throws {
    let connection = try Connection(scratch.file(name), .create)
    try connection.execute("CREATE TABLE t (v TEXT) STRICT; INSERT INTO t VALUES ('kept')")
  }

  private func openFault(_ path: String, _ mode: Connection.Mode) -> SQLiteFault? {
    #expect(throws: SQLiteFault.self) { try Connection(path, mode) }
  }

  @Test("a new file is for its owner only, and so are its log and index")
  func modes() throws {
    let connection = try Connection(scratch.file("a"), .create)
    try connection.apply(.journalMode(.wal))
    try connection.execute("CREATE TABLE t (v TEXT)")
    #expect(scratch.names() == ["a", "a-shm", "a-wal"])
    for name in scratch.names() { #expect(try scratch.mode(of: name) == 0o600) }
  }

  @Test("a file that is there is not made again")
  func createTwice() throws {
    try make()
    let fault = openFault(scratch.file("a"), .create)
    #expect(fault?.isCannotOpen == true)
    #expect(fault?.description == "cannot open \(scratch.file("a")): File exists (SQLite 14)")
  }

  @Test(
    "a file that is not there is not made by reading or writing",
    arguments: [Connection.Mode.readWrite, .readOnly])
  func missing(mode: Connection.Mode) throws {
    let fault = openFault(scratch.file("a"), mode)
    #expect(fault?.isCannotOpen == true)
    #expect(fault?.systemError == ENOENT)
    #expect(scratch.names() == [])
  }

  @Test("a symbolic link is refused", arguments: [Connection.Mode.create, .readWrite, .readOnly])
  func symbolicLink(mode: Connection.Mode) throws {
    try make("target")
    try scratch.link("link", to: scratch.file("target"))
    try scratch.link("dangling", to: scratch.file("nowhere"))
    for name in ["link", "dangling"] {
      let fault = openFault(scratch.file(name), mode)
      #expect(fault?.isCannotOpen == true)
      if mode != .create, name == "link" { #expect(fault?.isSymbolicLink == true) }
    }
    #expect(scratch.names() == ["dangling", "link", "target"])
  }

  @Test("a link above the file is followed")
  func linkAbove() throws {
    try make()
    try scratch.link("here", to: scratch.path)
    let connection = try Connection(scratch.file("here/a"), .readOnly)
    #expect(try connection.first("SELECT v FROM t") { row in try row.text(0) } == "kept")
  }

  @Test(
    "a path that is no file's name is refused",
    arguments: ["", "/", "/tmp/", "/tmp/.", "/tmp/..", "..", "/nowhere/at/all", "/tmp/a\0b"])
  func noFile(path: String) {
    #expect(openFault(path, .create)?.isCannotOpen == true)
  }

  @Test(
    "a name that means something to SQLite is a file's name like any other",
    arguments: [":memory:", "file:a?mode=memory"])
  func specialNames(name: String) throws {
    try make(name)
    #expect(scratch.names() == [name])
  }

  @Test("what is opened for reading is not written")
  func readOnly() throws {
    try make()
    let connection = try Connection(scratch.file("a"), .readOnly)
    let fault = #expect(throws: SQLiteFault.self) { try connection.run("DELETE FROM t") }
    #expect(fault?.isReadOnly == true)
    #expect(try connection.first("SELECT v FROM t") { row in try row.text(0) } == "kept")
  }

  @Test("a file that may only be read is not opened for writing")
  func mayOnlyBeRead() throws {
    try make()
    chmod(scratch.file("a"), 0o444)
    try asNobody {
      #expect(openFault(scratch.file("a"), .readWrite)?.isReadOnly == true)
      let connection = try Connection(scratch.file("a"), .readOnly)
      #expect(try connection.first("SELECT v FROM t") { row in try row.text(0) } == "kept")
    }
  }

  @Test("a file that may not be read is not opened, and the system's reason is told")
  func mayNotBeRead() throws {
    try make()
    chmod(scratch.file("a"), 0)
    try asNobody {
      let fault = openFault(scratch.file("a"), .readOnly)
      #expect(fault?.isCannotOpen == true)
      #expect(fault?.systemError == EACCES)
    }
  }

  @Test("a file that is no database is told from a database, and left as it is")
  func notADatabase() throws {
    let letter = "this is a letter to the governor, not a database\n"
    let bytes = [UInt8](letter.utf8) + [UInt8](repeating: 0x20, count: 4_096)
    try scratch.write(bytes, to: "a")
    let connection = try Connection(scratch.file("a"), .readWrite)
    let fault = #expect(throws: SQLiteFault.self) { try connection.applicationID() }
    #expect(fault?.isNotADatabase == true)
    #expect(try scratch.length(of: "a") == bytes.count)
    #expect(scratch.names() == ["a"])
  }

  @Test("an empty file is a database that nobody has claimed")
  func emptyFile() throws {
    try scratch.write([], to: "a")
    let connection = try Connection(scratch.file("a"), .readOnly)
    #expect(try connection.applicationID() == 0)
    #expect(try connection.userVersion() == 0)
  }

  @Test("a file that was cut short is found corrupt")
  func truncated() throws {
    try make()
    let connection = try Connection(scratch.file("a"), .readWrite)
    #expect(try connection.integrityCheck() == [])
    for _ in 0..<50 { try connection.run("INSERT INTO t VALUES (?)", String(repeating: "x", count: 1_000)) }
    #expect(truncate(scratch.file("a"), 4_096 * 3) == 0)
    let other = try Connection(scratch.file("a"), .readOnly)
    let fault = #expect(throws: SQLiteFault.self) {
      try other.first("SELECT sum(length(v)) FROM t") { row in try row.int64(0) }
    }
    #expect(fault?.isCorrupt == true)
  }

  @Test("damage within a page is found by the integrity check")
  func integrity() throws {
    let connection = try Connection(scratch.file("a"), .create)
    try connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT); CREATE INDEX i ON t (v)")
    for number in 0..<100 { try connection.run("INSERT INTO t (v) VALUES (?)", "value \(number)") }
    #expect(try connection.integrityCheck() == [])
    // The index loses a row behind SQLite's back.
    try connection.execute(
      """
      PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = 'CREATE INDEX i ON t (v) WHERE id > 1' WHERE name = 'i';
      """)
    let writer = try Connection(scratch.file("a"), .readWrite)
    try writer.run("DELETE FROM t WHERE id = 1")
    try connection.execute("UPDATE sqlite_schema SET sql = 'CREATE INDEX i ON t (v)' WHERE name = 'i'")
    let reader = try Connection(scratch.file("a"), .readOnly)
    #expect(try reader.integrityCheck() == ["wrong # of entries in index i"])
  }
}
