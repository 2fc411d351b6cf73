package import Store
import Workflow

extension SQLTransaction {
  /// The columns that lists show, in the order in which they are read.
  static let listedColumns = [
    "reference", "definition", "state", "stage", "waits_for", "waits_for_kind", "priority", "kind", "establishment",
    "title", "assignee", "raiser", "version", "cycle", "next_at", "next_due", "next_due_clock",
  ]

  package func listed(where query: RequestQuery) throws(StoreFault) -> [ListedRequest] {
    let statement = RequestStatement(reading: Self.listedColumns, where: query, in: connection.dialect)
    return try rows(statement.sql, arguments: statement.arguments) { row in
      let reference = try row.text(0)
      var request = ListedRequest(
        reference: reference, state: try row.text(2), stage: try Self.stage(try row.text(3), of: reference),
        raiser: try row.text(11), version: try row.int(12), cycle: try row.int(13))
      request.definition = try row.optionalText(1)
      if let name = try row.optionalText(4) {
        request.waitsFor = try WaitsFor(kind: try row.text(5), name: name, of: reference)
      }
      request.priority = try row.optionalText(6)
      request.kind = try row.optionalText(7)
      request.establishment = try row.optionalText(8)
      request.title = try row.optionalText(9)
      request.assignee = try row.optionalText(10)
      request.nextAt = try row.optionalInstant(14)
      request.nextDue = try row.optionalInstant(15)
      request.nextDueClock = try row.optionalText(16)
      return request
    }
  }
}
