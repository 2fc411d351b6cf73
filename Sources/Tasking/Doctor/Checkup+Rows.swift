import Store
import TaskingAPI

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
        for row in rows where try !agrees(row.reference, transaction) { differing.append(row.reference) }
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

  /// Whether every row of a request is what its events make of it.
  private func agrees(_ reference: String, _ transaction: any ReadTransaction) throws -> Bool {
    do {
      let history = try RequestHistory(of: reference, transaction.events(of: reference)) { digest in
        try shelf.definition(digest: digest, in: transaction).definition
      }
      return try transaction.drifts(of: history).isEmpty
    } catch is ProjectionDrift {
      return false
    } catch let error as TaskingError where error.code == .integrity {
      // A definition that is not there makes no row.
      return false
    }
  }

  private static let page = 100
}
