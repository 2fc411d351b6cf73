// Each count is one walk without sorting: a few counters beside a row that is read once. A million clocks are two tenths
// of a second, which is why nobody but a run that is asked for figures takes them; no lock is held meanwhile.

package import Store
package import WorkingTime

extension SQLTransaction {
  package func figures(at now: Instant, lateness bounds: [Int64]) throws(StoreFault) -> StoreFigures {
    StoreFigures(
      laps: try laps(), overdue: try overdue(at: now), notices: try noticeStands(), log: try log(bounds))
  }

  private func laps() throws(StoreFault) -> [StoreFigures.LapStand: Int] {
    let stands = StoreFigures.LapStand.allCases
    let columns = stands.map { stand in
      let column = stand.isOver ? "verdict" : "verdict IS NULL AND phase"
      return "count(*) FILTER (WHERE \(column) = '\(stand.rawValue)')"
    }
    let counts = try rows("SELECT \(columns.joined(separator: ", ")) FROM clock") { row in
      try stands.indices.map { try row.int($0) }
    }[0]
    return Dictionary(uniqueKeysWithValues: zip(stands, counts))
  }

  /// Only what is open can be overdue: its index has the rest that is asked, and what is overdue alone is looked up.
  private func overdue(at now: Instant) throws(StoreFault) -> [String?: Int] {
    let found = try rows(
      "SELECT priority, count(*) FROM request WHERE is_open = 1 AND next_due < ? GROUP BY priority",
      now.secondsSinceEpoch
    ) { row in (try row.optionalText(0), try row.int(1)) }
    return Dictionary(uniqueKeysWithValues: found)
  }

  /// Each way that a notice goes counts as one, and so does a notice without any, as the lines of `outbox list` do.
  private func noticeStands() throws(StoreFault) -> [StoreFigures.NoticeStand: StoreFigures.Crowd] {
    let stands = StoreFigures.NoticeStand.allCases
    let columns = stands.map { stand in
      let filter = "FILTER (WHERE \(Self.condition(stand)))"
      return "count(*) \(filter), \(stand.isUnderway ? "min(o.created_at) \(filter)" : "NULL")"
    }
    let crowds = try rows(
      """
      SELECT \(columns.joined(separator: ", ")) FROM outbox o
      LEFT JOIN delivery d ON d.notice = o.id AND d.channel <> '\(Delivery.inbox)'
      """
    ) { row in
      try stands.indices.map { index in
        StoreFigures.Crowd(count: try row.int(index * 2), oldest: try row.optionalInstant(index * 2 + 1))
      }
    }[0]
    return Dictionary(uniqueKeysWithValues: zip(stands, crowds))
  }

  private static func condition(_ stand: StoreFigures.NoticeStand) -> String {
    switch stand {
    case .new: "d.notice IS NULL AND o.routed_at IS NULL AND o.status <> 'void'"
    case .waiting: "d.status = 'waiting'"
    case .delivered: "d.status = 'delivered'"
    case .dead: "d.status = 'dead'"
    case .void: "d.status = 'void' OR d.notice IS NULL AND o.status = 'void'"
    case .inbox: "d.notice IS NULL AND o.routed_at IS NOT NULL AND o.status <> 'void'"
    }
  }

  private func log(_ bounds: [Int64]) throws(StoreFault) -> StoreFigures.Log {
    // A row that tells of nothing but what could not be done is not late with anything.
    let did = "rungs + moves > 0"
    let columns =
      ["sum(rungs)", "sum(moves)", "sum(notices)", "count(*) FILTER (WHERE \(did))"]
      + ["sum(lateness) FILTER (WHERE \(did))"]
      + bounds.map { "count(*) FILTER (WHERE \(did) AND lateness <= \($0))" }
    return try rows("SELECT \(columns.joined(separator: ", ")) FROM tick") { row in
      StoreFigures.Log(
        rungs: Int(try row.optionalInt64(0) ?? 0), moves: Int(try row.optionalInt64(1) ?? 0),
        notices: Int(try row.optionalInt64(2) ?? 0),
        lateness: StoreFigures.Histogram(
          bounds: bounds, counts: try bounds.indices.map { try row.int(5 + $0) }, count: try row.int(3),
          sum: try row.optionalInt64(4) ?? 0))
    }[0]
  }
}
