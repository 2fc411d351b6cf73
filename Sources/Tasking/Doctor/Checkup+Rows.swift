import Store
import Workflow

extension Checkup {
  /// Requests whose rows are not what their events make of them.
  func rows() throws -> Diagnosis.Line {
    let check = "rows"
    var (compared, differing): (Int, [String]) = (0, [])
    let total = try store.read { try $0.count(where: RequestQuery()) }
    let wanted = min(sample ?? total, total)
    while compared < wanted {
      // Short transactions: a reader who stays keeps the write-ahead log from being emptied.
      let count = try store.read { transaction in
        let rows = try transaction.requests(where: page(from: compared, upTo: wanted))
        for row in rows where try !agrees(row, transaction) { differing.append(row.reference) }
        return rows.count
      }
      if count == 0 { break }
      compared += count
    }
    guard let first = differing.first else {
      return .ok(check, "\(compared) of \(total) requests compared with the journal: every row is what its events make")
    }
    let more = differing.count > 1 ? " and \(differing.count - 1) more" : ""
    return .error(
      check, "the row of \(first)\(more) is not what its events make", "keep the files, and go to the last backup",
      .integrity)
  }

  private func page(from offset: Int, upTo wanted: Int) -> RequestQuery {
    var query = RequestQuery()
    // What is raised while they are compared comes last by reference, and only moves the order by change.
    query.order = sample == nil ? .reference : .lastChanged
    query.limit = min(Self.page, wanted - offset)
    query.offset = offset
    return query
  }

  /// Whether the row of a request is the fold of its events.
  func agrees(_ row: RequestRow, _ transaction: any ReadTransaction) throws -> Bool {
    guard let snapshot = Snapshot.fold(try transaction.events(of: row.reference).map(\.event)) else { return false }
    guard !snapshot.isErased else { return row == RequestRow(snapshot: snapshot, definition: nil) }
    // A definition that is not there makes no row.
    guard try transaction.source(digest: snapshot.definition) != nil else { return false }
    let definition = try shelf.definition(digest: snapshot.definition, in: transaction).definition
    return row == RequestRow(snapshot: snapshot, definition: definition)
  }

  private static let page = 100
}
