import SQLite
import Testing

@Suite("Statements")
struct StatementTests {
  @Test(
    "as many values as there are places, or none is bound",
    arguments: [([], 0), ([1], 1), ([1, 2, 3], 3)] as [([Int], Int)])
  func argumentCount(values: [Int], given: Int) throws {
    let connection = try Connection.inMemory()
    let fault = #expect(throws: SQLiteFault.self) {
      try connection.run("SELECT ?, ?", arguments: values.map { $0 })
    }
    #expect(fault?.message == "the statement takes 2 values and was given \(given)")
  }

  @Test(
    "one statement is one statement",
    arguments: [
      ("SELECT 1; SELECT 2", "more than one statement where one is expected"),
      ("SELECT 1;\0SELECT 2", "more than one statement where one is expected"),
      ("", "no statement where one is expected"),
      (" -- nothing\n", "no statement where one is expected"),
      ("SELEKT 1", "near \"SELEKT\": syntax error"),
    ])
  func refused(sql: String, message: String) throws {
    let connection = try Connection.inMemory()
    let fault = #expect(throws: SQLiteFault.self) { try connection.run(sql) }
    #expect(fault?.message == message)
    #expect(fault?.sql == sql)
  }

  @Test("a semicolon and blanks may follow", arguments: ["SELECT 1;", "SELECT 1 ;\n\t ;", "SELECT 1 -- one"])
  func trailing(sql: String) throws {
    #expect(try Connection.inMemory().first(sql) { row in try row.int64(0) } == 1)
  }

  @Test("a script with a NUL in it is refused, as it would end there")
  func nulInScript() throws {
    let connection = try Connection.inMemory()
    #expect(throws: SQLiteFault.self) { try connection.execute("CREATE TABLE a (x);\0CREATE TABLE b (x);") }
    #expect(try connection.first("SELECT count(*) FROM sqlite_schema") { row in try row.int64(0) } == 0)
  }

  @Test("the same SQL is prepared once, and again only while it runs")
  func cache() throws {
    let connection = try Connection.inMemory()
    let sql = "SELECT 1 UNION SELECT 2"
    let first = try connection.statement(sql)
    #expect(try connection.statement(sql) === first)
    #expect(try first.step())
    #expect(try connection.statement(sql) !== first)
    first.reset()
    #expect(try connection.statement(sql) === first)
  }

  @Test("a query can run inside its own loop")
  func reentrance() throws {
    let connection = try Connection.inMemory()
    let sql = "SELECT 1 UNION SELECT 2"
    let pairs = try connection.rows(sql) { row in
      let outer = try row.int64(0)
      return try connection.rows(sql) { row in [outer, try row.int64(0)] }
    }
    #expect(pairs == [[[1, 1], [1, 2]], [[2, 1], [2, 2]]])
  }

  @Test("more statements than are kept do no harm")
  func manyStatements() throws {
    let connection = try Connection.inMemory()
    for number in 0..<300 {
      #expect(try connection.first("SELECT \(number)") { row in try row.int64(0) } == Int64(number))
    }
  }

  @Test("a statement outlives its connection")
  func outlives() throws {
    var connection: Connection? = try Connection.inMemory()
    let statement = try #require(try connection?.statement("SELECT 41 + 1"))
    connection = nil
    #expect(try statement.first([]) { row in try row.int64(0) } == 42)
  }

  @Test("changes, row ids and RETURNING tell what was written")
  func written() throws {
    let connection = try Connection.inMemory()
    try connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, v INTEGER) STRICT")
    let ids = try connection.rows("INSERT INTO t (v) VALUES (1), (2), (3) RETURNING id") { row in try row.int64(0) }
    #expect(ids == [1, 2, 3])
    #expect(connection.lastInsertRowID == 3)
    try connection.run("UPDATE t SET v = v + ? WHERE v > ?", 10, 1)
    #expect(connection.changes == 2)
  }

  @Test("the first row of a write is given when all of it is written")
  func firstOfWrite() throws {
    let scratch = try Scratch()
    let connection = try Connection(scratch.file("a"), .create)
    try connection.execute("CREATE TABLE t (v INTEGER) STRICT")
    let first = try connection.first("INSERT INTO t VALUES (5), (6) RETURNING v") { row in try row.int64(0) }
    #expect(first == 5)
    let other = try Connection(scratch.file("a"), .readOnly)
    #expect(try other.first("SELECT count(*) FROM t") { row in try row.int64(0) } == 2)
  }
}
