import Glibc
import SQLite
import Store
import StoreConformance
import Testing
import Workflow

@testable import SQLStore
@testable import SQLiteStore

/// One tree, evaluated in memory and by the engine.
@Suite struct PredicateTests {
  /// All of them where there is time for it.
  private static let isLong = getenv("TASKING_LONG").map { String(cString: $0) } == "1"
  /// Stores of random rows, each asked by as many trees: 2,000 trees, or 10,000.
  private static let stores = isLong ? 50 : 10
  private static let trees = 200
  private static let rows = 40

  @Test("whatever tree is asked, the engine gives the rows that hold in memory, in their order", arguments: 0..<stores)
  func random(seed: Int) throws {
    let place = try TemporaryStore()
    let store = try place.make()
    var maker = PredicateMaker(seed: UInt64(seed))
    let rows = (0..<Self.rows).map { maker.row($0) }
    try Self.put(rows, in: store)
    #expect(try store.read { try $0.requests(where: RequestQuery(order: .reference)) } == rows)
    var answers: Set<Int> = []
    for _ in 0..<Self.trees {
      let query = maker.query()
      let wanted = query.apply(to: rows)
      let (found, count) = try store.read { (try $0.requests(where: query), try $0.count(where: query)) }
      #expect(found == wanted, "\(query)")
      #expect(try store.read { try $0.listed(where: query) } == wanted.map { ListedRequest($0) }, "\(query)")
      #expect(count == rows.count(where: query.predicate.holds), "\(query)")
      answers.insert(count)
    }
    // Trees that are always true or never would compare nothing.
    #expect(answers.count > 10)
  }

  @Test("what is not and what is not the case are the same: two truth values, whatever has no value")
  func twoValued() throws {
    let store = try TemporaryStore().make()
    var maker = PredicateMaker(seed: 1)
    let rows = (0..<Self.rows).map { maker.row($0) }
    try Self.put(rows, in: store)
    for _ in 0..<100 {
      let predicate = maker.predicate(depth: 2)
      let counts = try store.read { transaction in
        try [predicate, .not(predicate), .not(.not(predicate))].map { try transaction.count(where: RequestQuery($0)) }
      }
      #expect(counts[0] + counts[1] == Self.rows && counts[0] == counts[2], "\(predicate)")
    }
  }

  @Test("a tree of thousands of branches, and one of thousands of values, is asked like any other")
  func wide() throws {
    let store = try TemporaryStore().make()
    var maker = PredicateMaker(seed: 2)
    let rows = (0..<Self.rows).map { maker.row($0) }
    try Self.put(rows, in: store)
    let values = (0..<33_000).map { "no-\($0)" }
    let some = rows[3].reference
    let branches = Predicate.any((0..<2_000).map { .text(.reference, .equal, "no-\($0)") })
    let cases: [(Predicate, Int)] = [
      (.oneOf(.reference, values + [some]), 1), (.not(.oneOf(.reference, values + [some])), Self.rows - 1),
      (branches, 0), (.not(branches), Self.rows), (.all((0..<2_000).map { _ in .not(.never) }), Self.rows),
      (.waits(for: (0..<2_000).map { .role("no-\($0)") }), 0),
    ]
    for (predicate, count) in cases {
      #expect(try store.read { try $0.count(where: RequestQuery(predicate)) } == count)
      #expect(predicate.holds(of: rows[3]) == (count == 1 || count == Self.rows))
    }
  }

  private static func put(_ rows: [RequestRow], in store: SQLiteStore) throws {
    let columns = SQLTransaction.requestColumns
    let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
    for row in rows {
      try store.connection.run(
        "INSERT INTO request (\(columns.joined(separator: ", "))) VALUES (\(marks))",
        arguments: try SQLTransaction.values(of: row).map { $0?.sql })
    }
  }
}
