package import Store
import Workflow
import WorkingTime

extension SQLTransaction {
  /// The columns of a row, in the order in which `row(_:)` reads and `values(of:)` writes them.
  static let requestColumns = [
    "reference", "definition", "workflow", "workflow_version", "state", "stage", "is_open", "waits_for",
    "waits_for_kind", "priority", "priority_rank", "kind", "establishment", "title", "assignee", "raiser", "raised_at",
    "entered_at", "changed_at", "version", "substantive_version", "cycle", "next_at", "next_due", "next_due_clock",
    "fields", "is_erased", "retention",
  ]
  private static let selection = "SELECT \(requestColumns.joined(separator: ", ")) FROM request"

  package func request(_ reference: String) throws(StoreFault) -> RequestRow? {
    try first("\(Self.selection) WHERE reference = ?", reference, read: Self.row)
  }

  package func requests(where query: RequestQuery) throws(StoreFault) -> [RequestRow] {
    let statement = RequestStatement(reading: Self.requestColumns, where: query, in: connection.dialect)
    return try rows(statement.sql, arguments: statement.arguments, read: Self.row)
  }

  package func count(where query: RequestQuery) throws(StoreFault) -> Int {
    let statement = RequestStatement(counting: query.predicate, in: connection.dialect)
    return try rows(statement.sql, arguments: statement.arguments) { try $0.int(0) }[0]
  }

  package func references(number: Int64) throws(StoreFault) -> [String] {
    try rows("SELECT reference FROM request WHERE number = ? ORDER BY reference", number) { try $0.text(0) }
  }

  package func openRequestCounts() throws(StoreFault) -> [String: Int64] {
    Dictionary(uniqueKeysWithValues: try rows(Self.loads) { (try $0.text(0), try $0.int64(1)) })
  }

  package func openRequestCounts(of people: Set<String>) throws(StoreFault) -> [String: Int64] {
    var counts: [String: Int64] = [:]
    for person in people {
      let count = try first(Self.load, person) { try $0.int64(0) } ?? 0
      if count > 0 { counts[person] = count }
    }
    return counts
  }

  /// How many each person has in hand; its condition is that of the index `request_load`, word for word.
  static let loads =
    "SELECT assignee, count(*) FROM request WHERE assignee IS NOT NULL AND stage IN ('assign', 'act') GROUP BY assignee"

  /// The same of one person.
  static let load = "SELECT count(*) FROM request WHERE assignee = ? AND stage IN ('assign', 'act')"

  package func nextNumber() throws(StoreFault) -> Int64 {
    // A number that was given and lost is not given again.
    1 + max(try lastNumber(), try lostNumber())
  }

  /// The number that was last given to a request; 0 for none.
  func lastNumber() throws(StoreFault) -> Int64 {
    try first("SELECT coalesce(max(number), 0) FROM request") { try $0.int64(0) } ?? 0
  }

  /// The last number of which the journal says that it was given and lost; 0 for none.
  private func lostNumber() throws(StoreFault) -> Int64 {
    let numbers = try rows(
      "SELECT payload FROM event WHERE request IS NULL AND version IS NULL AND kind = ?",
      AdministrativeEvent.Kind.lossAccepted.rawValue
    ) { row in
      try JSONBytes.decode(
        AdministrativeEvent.LossAcceptance.self, from: try row.blob(0), at: "an acceptance of a loss"
      ).number
    }
    return numbers.max() ?? 0
  }

  private static func row(_ row: any SQLRow) throws -> RequestRow {
    let reference = try row.text(0)
    let stage = try stage(try row.text(5), of: reference)
    var request = RequestRow(
      reference: reference, state: try row.text(4), stage: stage, isOpen: try row.bool(6), raiser: try row.text(15),
      raisedAt: try row.instant(16), enteredAt: try row.instant(17), changedAt: try row.instant(18),
      version: try row.int(19), substantiveVersion: try row.int(20), cycle: try row.int(21), isErased: try row.bool(26))
    request.definition = try row.optionalText(1)
    request.workflow = try row.optionalText(2)
    request.workflowVersion = try row.optionalInt(3)
    if let name = try row.optionalText(7) {
      request.waitsFor = try WaitsFor(kind: try row.text(8), name: name, of: reference)
    }
    request.priority = try row.optionalText(9)
    request.priorityRank = try row.optionalInt(10)
    request.kind = try row.optionalText(11)
    request.establishment = try row.optionalText(12)
    request.title = try row.optionalText(13)
    request.assignee = try row.optionalText(14)
    request.nextAt = try row.optionalInstant(22)
    request.nextDue = try row.optionalInstant(23)
    request.nextDueClock = try row.optionalText(24)
    request.fields = try JSONBytes.read(
      [String: FieldValue].self, from: [UInt8](try row.text(25).utf8), at: "the row of \(reference)")
    if let text = try row.optionalText(27) {
      request.retention = try JSONBytes.decode(
        Retention.self, from: [UInt8](text.utf8), at: "the row of \(reference)")
    }
    return request
  }

  /// The stage that a row names.
  ///
  /// - Throws: `.unreadable` if there is none of that name.
  static func stage(_ word: String, of reference: String) throws(StoreFault) -> Stage {
    guard let stage = Stage(rawValue: word) else {
      throw .unreadable(place: "the row of \(reference)", detail: "stage is \(word)")
    }
    return stage
  }

  /// The values of a row in the order of its columns.
  static func values(of row: RequestRow) throws(StoreFault) -> [(any SQLArgument)?] {
    [
      row.reference, row.definition, row.workflow, row.workflowVersion, row.state, row.stage.rawValue, row.isOpen,
      row.waitsFor?.name, row.waitsFor?.kind, row.priority, row.priorityRank, row.kind, row.establishment, row.title,
      row.assignee, row.raiser, row.raisedAt.secondsSinceEpoch, row.enteredAt.secondsSinceEpoch,
      row.changedAt.secondsSinceEpoch, row.version, row.substantiveVersion, row.cycle, row.nextAt?.secondsSinceEpoch,
      row.nextDue?.secondsSinceEpoch, row.nextDueClock, try JSONBytes.text(row.fields), row.isErased,
      try text(of: row.retention),
    ]
  }

  /// What was decided about keeping a request, as its row has it.
  static func text(of retention: Retention?) throws(StoreFault) -> String? {
    try retention.map { kept throws(StoreFault) in try JSONBytes.text(kept) }
  }
}
