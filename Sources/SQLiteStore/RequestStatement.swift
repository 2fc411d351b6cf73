import SQLite
import Store

/// A statement that asks for rows of `request`, and the values of its `?`.
struct RequestStatement {
  let sql: String
  let arguments: [(any Bindable)?]

  /// The page that a query asks for, in its order.
  init(reading columns: [String], where query: RequestQuery) {
    let wanted = PredicateSQL(query.predicate)
    sql =
      "SELECT \(columns.joined(separator: ", ")) FROM request WHERE \(wanted.condition) \(query.order.sql) "
      + "LIMIT ? OFFSET ?"
    arguments = wanted.arguments + [query.limit ?? -1, query.offset]
  }

  /// How many a predicate holds of.
  init(counting predicate: Predicate) {
    let wanted = PredicateSQL(predicate)
    sql = "SELECT count(*) FROM request WHERE \(wanted.condition)"
    arguments = wanted.arguments
  }
}
