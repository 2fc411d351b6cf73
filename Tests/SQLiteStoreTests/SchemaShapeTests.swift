import SQLite
import Store
import Testing

@testable import SQLiteStore

/// What keeps the journal from being changed is part of what is verified.
@Suite struct SchemaShapeTests {
  private func shape(_ statements: String...) throws -> SchemaShape {
    let connection = try Connection.inMemory()
    for sql in statements { try connection.execute(sql) }
    return try SchemaShape(of: connection)
  }

  private static let same: [(String, String)] = [
    ("CREATE TABLE t (a TEXT, b TEXT) STRICT", "CREATE TABLE \"t\"(a  TEXT , -- a comment, with a (\n b TEXT)  STRICT"),
    (
      "CREATE TABLE t (a TEXT, b TEXT CHECK (b IN ('x', 'y')))",
      "CREATE TABLE t (b TEXT CHECK (b IN ('x', 'y')), a TEXT)"
    ),
    (
      "CREATE TABLE t (a TEXT); CREATE INDEX i ON t (a)", "CREATE TABLE t (a TEXT); CREATE INDEX i  ON \"t\" (a) -- why"
    ),
  ]

  @Test("comments, spaces, quotes and the order of columns are no difference", arguments: same)
  func unchanged(_ one: String, _ other: String) throws {
    #expect(try shape(one).difference(from: shape(other)) == nil)
  }

  @Test("a column that is added when the table is altered is one that it was made with")
  func altered() throws {
    let made = try shape("CREATE TABLE t (a TEXT, b INTEGER CHECK (b > 0), CHECK (a <> ''))")
    let altered = try shape(
      "CREATE TABLE t (a TEXT, CHECK (a <> ''))", "ALTER TABLE t ADD COLUMN b INTEGER CHECK (b > 0)")
    #expect(altered.difference(from: made) == nil)
  }

  private static let trigger = "CREATE TRIGGER g BEFORE DELETE ON t BEGIN SELECT RAISE(ABORT, 'no'); END"
  private static let different: [(String, String)] = [
    ("CREATE TABLE t (a TEXT)", "the trigger g is not there"),
    ("CREATE TABLE t (a TEXT CHECK (a <> '')); " + trigger, "the table t is not what it should be"),
    (
      "CREATE TABLE t (a TEXT); CREATE TRIGGER g BEFORE DELETE ON t BEGIN SELECT 'no'; END",
      "the trigger g is not what it should be"
    ),
    (
      "CREATE TABLE t (a TEXT); CREATE VIEW v AS SELECT 1; " + trigger, "there is a view v, which does not belong there"
    ),
  ]

  @Test("a trigger that is gone or changed, a constraint less and a view more are differences", arguments: different)
  func changed(_ sql: String, _ words: String) throws {
    let wanted = try shape("CREATE TABLE t (a TEXT)", Self.trigger)
    #expect(try shape(sql).difference(from: wanted) == words)
  }

  @Test("a new store has the schema, and one without its triggers has not")
  func store() throws {
    let place = try TemporaryStore()
    let store = try place.make()
    #expect(try store.read { try $0.structuralDamage() } == nil)
    try place.tamper("SELECT 1")
    #expect(
      try store.read { try $0.structuralDamage() } == "the trigger access_is_append_only_delete is not there")
  }
}
