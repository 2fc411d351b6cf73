import SQLite
import Store
import StoreConformance
import Testing
import Workflow

@testable import SQLStore
@testable import SQLiteStore

/// Who owns which table, and which event changes it.
@Suite struct ProjectionTests {
  @Test("each table of the schema belongs to exactly one projection, chain or kept part")
  func tables() throws {
    let connection = try Connection.inMemory()
    try connection.execute(EmbeddedSchema.sql)
    let tables = try connection.rows(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name"
    ) { row in try row.text(0) }
    let owned = Projections.tables.map(\.name) + Projections.chains + Projections.kept
    #expect(owned.sorted() == tables)
  }

  @Test("the column that names a request in a table is there, and no other table has one")
  func requests() throws {
    let connection = try Connection.inMemory()
    try connection.execute(EmbeddedSchema.sql)
    for table in Projections.tables {
      let columns = try connection.rows("SELECT name FROM pragma_table_info(?)", table.name) { try $0.text(0) }
      if let column = table.request {
        #expect(columns.contains(column), "\(table.name)")
      } else {
        #expect(!columns.contains("request"), "\(table.name)")
      }
    }
  }

  /// What no row follows from: they say something of the store itself, or of what is gone.
  private static let rowless: Set<AdministrativeEvent.Kind> = [
    .initialise, .anchorKeyRenewed, .disposed, .lossAccepted,
  ]

  @Test("each administrative event changes the rows of a projection, or is known to change none")
  func kinds() {
    for kind in AdministrativeEvent.Kind.allCases {
      #expect(Projections.ofAdministration(kind).isEmpty == Self.rowless.contains(kind), "\(kind)")
    }
  }

  @Test("an event that a projection was not made for is refused, not let pass")
  func strangers() throws {
    let place = try TemporaryStore()
    let store = try place.make()
    let event = AdministrativeEvent.initialised(.init(kind: .live, holds: []))
    for projection in Projections.ofAdministration where projection != StaffingRows.self {
      #expect(throws: StoreFault.self, "\(projection)") {
        try store.write { transaction in
          let transaction = try #require(transaction as? SQLTransaction)
          try projection.check(event, at: Sample.start, in: transaction)
        }
      }
    }
  }
}
