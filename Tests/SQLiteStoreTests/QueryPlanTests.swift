import SQLite
import Store
import StoreConformance
import Testing

@testable import SQLStore
@testable import SQLiteStore

/// What is asked at every look and every write is answered by an index, so that it does not grow with what is finished.
@Suite struct QueryPlanTests {
  private let place: TemporaryStore
  private let store: SQLiteStore

  init() throws {
    place = try TemporaryStore()
    store = try place.make()
  }

  /// How the engine would go about it, a line each step.
  private func plan(_ statement: RequestStatement) throws -> [String] {
    try store.connection.rows("EXPLAIN QUERY PLAN " + statement.sql, arguments: statement.arguments.map { $0?.sql }) {
      try $0.text(3)
    }
  }

  private static let open = Predicate.isOpen.and(
    .any([.not(.oneOf(.state, ["draft"])), .text(.raiser, .equal, "ann")]))

  @Test("a list of open requests walks the index in its own order, sorting nothing")
  func list() throws {
    let query = RequestQuery(Self.open, limit: 50)
    for columns in [SQLTransaction.listedColumns, SQLTransaction.requestColumns] {
      #expect(
        try plan(RequestStatement(reading: columns, where: query, in: SQLiteDialect())) == [
          "SCAN request USING INDEX request_open"
        ])
    }
  }

  @Test("how many more there are is counted on that index alone")
  func count() throws {
    #expect(
      try plan(RequestStatement(counting: Self.open, in: SQLiteDialect())) == [
        "SCAN request USING COVERING INDEX request_open"
      ])
  }

  @Test("what is read for one list does not have the fields")
  func columns() {
    #expect(!SQLTransaction.listedColumns.contains("fields"))
  }

  static let persons: [(Predicate, String)] = [
    (.text(.assignee, .equal, "ann"), "request_assignee (assignee=? AND is_open=?)"),
    (.text(.raiser, .equal, "ann"), "request_raiser (raiser=? AND is_open=?)"),
  ]

  @Test("what one person has, or raised, is found without what of it is finished", arguments: persons)
  func person(_ row: (Predicate, index: String)) throws {
    let plan = try plan(RequestStatement(counting: Predicate.isOpen.and(row.0), in: SQLiteDialect()))
    #expect(plan.count == 1 && plan[0].hasSuffix(row.index), "\(plan)")
  }

  @Test("how much everybody has is counted on an index of what is in hand")
  func loads() throws {
    let plan = try store.connection.rows("EXPLAIN QUERY PLAN " + SQLTransaction.loads) { try $0.text(3) }
    #expect(plan == ["SEARCH request USING COVERING INDEX request_load (assignee>?)"])
    let one = try store.connection.rows("EXPLAIN QUERY PLAN " + SQLTransaction.load, "ann") { try $0.text(3) }
    #expect(one == ["SEARCH request USING COVERING INDEX request_load (assignee=? AND stage=?)"])
  }
}
