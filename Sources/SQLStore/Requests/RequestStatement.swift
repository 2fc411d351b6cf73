import Store

/// A statement that asks for rows of `request`, and the values of its `?`.
struct RequestStatement {
  let sql: String
  let arguments: [(any SQLArgument)?]

  /// The page that a query asks for, in its order.
  init(reading columns: [String], where query: RequestQuery, in dialect: any SQLDialect) {
    let wanted = PredicateSQL(query.predicate, in: dialect)
    sql =
      "SELECT \(columns.joined(separator: ", ")) FROM request WHERE \(wanted.condition) \(query.order.sql) "
      + "LIMIT ? OFFSET ?"
    arguments = wanted.arguments + [query.limit ?? .max, query.offset]
  }

  /// How many a predicate holds of.
  init(counting predicate: Predicate, in dialect: any SQLDialect) {
    let wanted = PredicateSQL(predicate, in: dialect)
    sql = "SELECT count(*) FROM request WHERE \(wanted.condition)"
    arguments = wanted.arguments
  }
}
