import Store
import Workflow
import WorkingTime

extension Event {
  /// Whether it says that rungs fell due, to whom that is told, when something falls due next, and nothing else.
  fileprivate var isReminder: Bool {
    guard kind == Kind.rung, let payload else { return false }
    var rest = payload
    (rest.firings, rest.notices, rest.nextAt) = (nil, nil, nil)
    return rest == Payload()
  }
}

/// The row of each request: the fold of its events, seen through its definition.
enum RequestRows: SQLRequestProjection {
  static let tables = [ProjectedTable("request", request: "reference")]

  struct Rows {
    /// Nil where there is none.
    let row: RequestRow?
    /// The references that have its number.
    let number: Int64?
  }

  static func apply(_ change: RequestChange, in transaction: SQLTransaction) throws(StoreFault) {
    let row = RequestRow(snapshot: change.snapshot, definition: change.definition)
    if change.isNew {
      try insert(row, number: change.definition?.number(of: row.reference), in: transaction)
    } else {
      try update(row, isReminder: change.events.allSatisfy(\.event.isReminder), in: transaction)
    }
  }

  /// The row of an erased request has lost its text by being written again.
  static func erase(_ reference: String, in transaction: SQLTransaction) {}

  static func rows(of reference: String, in transaction: SQLTransaction) throws(StoreFault) -> Rows {
    let number = try transaction.first("SELECT number FROM request WHERE reference = ?", reference) {
      try $0.optionalInt64(0)
    }
    return Rows(row: try transaction.request(reference), number: number ?? nil)
  }

  static func refold(_ history: RequestHistory) -> Rows {
    Rows(row: RequestRow(snapshot: history.snapshot, definition: history.definition), number: history.number)
  }

  static func compare(_ found: Rows, with made: Rows, of history: RequestHistory) -> [ProjectionDrift.What] {
    guard let row = found.row, let wanted = made.row else { return [.requestMissing] }
    let columns = wanted.differences(from: row)
    // The number of an erased request is known by none of its rows.
    let isNumbered = made.number == nil || made.number == found.number
    return (columns.isEmpty ? [] : [.request(columns: columns)]) + (isNumbered ? [] : [.number])
  }

  private static func insert(
    _ row: RequestRow, number: Int64?, in transaction: SQLTransaction
  ) throws(StoreFault) {
    let columns = SQLTransaction.requestColumns + ["number"]
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    try transaction.run(
      "INSERT INTO request (\(columns.joined(separator: ", "))) VALUES (\(marks))",
      arguments: try SQLTransaction.values(of: row) + [number])
  }

  /// Writes a row anew; after reminders only what they change, which spares the indexes of all the rest.
  private static func update(
    _ row: RequestRow, isReminder: Bool, in transaction: SQLTransaction
  ) throws(StoreFault) {
    guard !isReminder else {
      return try transaction.run(
        "UPDATE request SET changed_at = ?, version = ?, next_at = ?, retention = ? WHERE reference = ?",
        row.changedAt.secondsSinceEpoch, row.version, row.nextAt?.secondsSinceEpoch,
        try SQLTransaction.text(of: row.retention), row.reference)
    }
    let assignments = SQLTransaction.requestColumns.dropFirst().map { "\($0) = ?" }.joined(separator: ", ")
    try transaction.run(
      "UPDATE request SET \(assignments) WHERE reference = ?",
      arguments: Array(try SQLTransaction.values(of: row).dropFirst()) + [row.reference])
  }
}
