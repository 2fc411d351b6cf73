import SQLite
import Store
import Testing
import WorkingTime

@testable import SQLiteStore
@testable import Tasking

/// Every column of every table is changed, and either it is found or the report names it as not covered.
@Suite("The sweep of a store")
struct SweepTests {
  /// A column of the schema.
  struct Column: Hashable {
    let table: String
    let name: String
    let type: String
    let isRequired: Bool
  }

  private static func columns() throws -> [Column] {
    let schema = try Connection.inMemory()
    try schema.execute(EmbeddedSchema.sql)
    let tables = try schema.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name") { try $0.text(0) }
    return try tables.flatMap { table in
      try schema.rows("SELECT name, type, \"notnull\" FROM pragma_table_info(?)", table) {
        Column(table: table, name: try $0.text(0), type: try $0.text(1), isRequired: try $0.bool(2))
      }
    }
  }

  /// The rows of a table that differ in kind: those whose findings could differ; some of them in the long form only.
  private static func rows(of table: String) -> [(kind: String, condition: String)] {
    switch table {
    case "request":
      [
        ("open", "rowid = (SELECT max(rowid) FROM request WHERE is_open = 1)"),
        ("erased", "reference = '\(SweptStore.erased)'"),
      ]
        + (PropertyTests.isLong
          ? [
            ("closed", "rowid = (SELECT min(rowid) FROM request WHERE is_open = 0 AND is_erased = 0)"),
            ("expired", "reference = '\(SweptStore.expired)'"),
          ] : [])
    case "outbox":
      [
        ("whole", "rowid = (SELECT min(rowid) FROM outbox WHERE request <> '\(SweptStore.expired)')"),
        ("is_erased", "rowid = (SELECT min(rowid) FROM outbox WHERE request = '\(SweptStore.expired)')"),
      ]
    case "setting": StoreSetting.allCases.map { ($0.rawValue, "name = '\($0.rawValue)'") }
    case "clock":
      [
        ("claimed", "is_claimed = 1"),
        (
          "ended",
          "(request, clock, cycle, lap) = (SELECT request, clock, cycle, lap FROM clock WHERE is_claimed = 0 LIMIT 1)"
        ),
      ]
    case "command": [("first", "id = (SELECT min(id) FROM command)")]
    case "staffing": [("first", "day = (SELECT min(day) FROM staffing)")]
    case "firing", "delivery":
      [("first", "rowid_of_first")]
    default: [("first", "rowid = (SELECT min(rowid) FROM \(table))")]
    }
  }

  /// What a column is changed to: another value that there is, one that is like it, one that is nowhere; and nothing.
  private static func changes(_ column: Column) -> [String] {
    let (table, name) = (column.table, column.name)
    let other = "(SELECT o.\(name) FROM \(table) o WHERE o.\(name) IS NOT \(table).\(name) LIMIT 1)"
    let like =
      switch column.type {
      case "INTEGER": "CASE \(name) WHEN 0 THEN 1 WHEN 1 THEN 0 ELSE coalesce(\(name), 1000000) + 1 END"
      case "BLOB": "CASE WHEN \(name) IS NULL THEN x'00' ELSE x'00' || substr(\(name), 2) END"
      default: "coalesce(\(name), '') || 'x'"
      }
    return [other, like] + (column.type == "INTEGER" ? ["(SELECT max(o.\(name)) + 1 FROM \(table) o)"] : []) + ["NULL"]
  }

  @Test("A change of any column of any table is found, or the report names the column as not covered")
  func everyColumn() throws {
    let store = try SweptStore()
    #expect(try store.findings(after: "UPDATE setting SET value = value") == [])
    var (found, missed, unchanged) = (0, Set<String>(), Set<String>())
    for column in try Self.columns() {
      for (kind, condition) in Self.rows(of: column.table) {
        let row = condition == "rowid_of_first" ? Self.first(column.table) : condition
        var isChanged = false
        for change in Self.changes(column) where PropertyTests.isLong || !isChanged {
          let sql =
            "UPDATE \(column.table) SET \(column.name) = \(change) WHERE \(row) AND \(column.name) IS NOT \(change)"
          guard let findings = try store.findings(after: sql, { try Self.look(column.table, $0) }) else { continue }
          isChanged = true
          if findings.isEmpty { missed.insert("\(column.table).\(column.name) \(kind)") } else { found += 1 }
        }
        if !isChanged { unchanged.insert("\(column.table).\(column.name) \(kind)") }
      }
    }
    let listed = Self.listed
    #expect(missed.subtracting(listed).isEmpty, "neither found nor named: \(missed.subtracting(listed).sorted())")
    #expect(listed.subtracting(missed).isEmpty, "named, and found: \(listed.subtracting(missed).sorted())")
    #expect(unchanged.isEmpty, "not tried: \(unchanged.sorted())")
    #expect(found > 200, "\(found)")
  }

  /// The part of verifying that should find a change of a table.
  private static func look(_ table: String, _ audit: StoreAudit) throws {
    switch table {
    case "event": try audit.walkJournal()
    case "access": try audit.walkAccess()
    case "tick": try audit.walkTicks()
    case "request", "clock", "firing", "outbox": try audit.compareRequests()
    default: try audit.compareAdministration()
    }
  }

  /// What the report names, as the sweep names it.
  private static var listed: Set<String> {
    Set(
      Uncovered.all.flatMap { part in
        part.columns.flatMap { column in
          (part.rows ?? rows(of: part.table).map(\.kind)).map { "\(part.table).\(column) \($0)" }
        }
      })
  }

  /// A row of a table without a number of its own.
  private static func first(_ table: String) -> String {
    switch table {
    case "firing":
      """
      (request, clock, cycle, lap, rung, occurrence) =
        (SELECT request, clock, cycle, lap, rung, occurrence FROM firing LIMIT 1)
      """
    default:
      """
      (notice, recipient, channel, why) = (SELECT notice, recipient, channel, why FROM delivery LIMIT 1)
      """
    }
  }
}
