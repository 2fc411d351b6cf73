import SQLite
import Testing

@Suite("Constraints")
struct ConstraintTests {
  @Test(
    "a refused change says which kind of constraint refused it",
    arguments: [
      ("INSERT INTO t VALUES (1, 1, 1, 1)", .primaryKey),
      ("INSERT INTO t VALUES (2, 1, 1, 1)", .unique),
      ("INSERT INTO t VALUES (2, NULL, 1, 1)", .notNull),
      ("INSERT INTO t VALUES (2, 2, -1, 1)", .check),
      ("INSERT INTO t VALUES (2, 2, 2, 9)", .foreignKey),
      ("INSERT INTO t VALUES (2, 'two', 2, 1)", .dataType),
      ("DELETE FROM t", .trigger),
    ] as [(String, SQLiteFault.Constraint)])
  func kinds(sql: String, kind: SQLiteFault.Constraint) throws {
    let connection = try Connection.inMemory()
    try connection.apply(.foreignKeys(true))
    try connection.execute(
      """
      CREATE TABLE t (
        id INTEGER PRIMARY KEY, u INTEGER NOT NULL UNIQUE, c INTEGER CHECK (c > 0), f INTEGER REFERENCES t (id)
      ) STRICT;
      CREATE TRIGGER kept BEFORE DELETE ON t BEGIN SELECT RAISE(ABORT, 'rows are kept'); END;
      INSERT INTO t VALUES (1, 1, 1, 1);
      """)
    let fault = #expect(throws: SQLiteFault.self) { try connection.run(sql) }
    #expect(fault?.isConstraint == true)
    #expect(fault?.constraint == kind)
    if kind == .trigger { #expect(fault?.message == "rows are kept") }
    #expect(try connection.first("SELECT count(*) FROM t") { row in try row.int64(0) } == 1)
  }

  @Test("a fault that is no constraint names none")
  func none() throws {
    let fault = #expect(throws: SQLiteFault.self) { try Connection.inMemory().run("SELECT missing") }
    #expect(fault?.constraint == nil)
    #expect(fault?.description == "no such column: missing (SQLite 1)")
  }
}
