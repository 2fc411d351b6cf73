import Store
import Workflow
import WorkingTime

/// The scheduler's ledger: the rungs of each request that fell due.
enum FiringRows: SQLRequestProjection {
  static let tables = [ProjectedTable("firing", request: "request")]

  /// - Throws: `.alreadyFired` if a rung was claimed before.
  static func apply(_ change: RequestChange, in transaction: SQLTransaction) throws(StoreFault) {
    for (seq, event) in change.events {
      for firing in event.payload?.firings ?? [] { try claim(firing, of: event.request, seq, in: transaction) }
    }
  }

  private static func claim(
    _ firing: Firing, of request: String, _ seq: Int64, in transaction: SQLTransaction
  ) throws(StoreFault) {
    // A row comes back of what was not there before.
    let claimed = try transaction.rows(
      """
      INSERT INTO firing (request, clock, cycle, lap, rung, occurrence, percent, due_at, superseded, seq)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (request, clock, cycle, lap, rung, occurrence) DO NOTHING RETURNING seq
      """,
      request, firing.clock, firing.cycle, firing.lap, firing.rung, firing.occurrence, firing.percent,
      firing.dueAt.secondsSinceEpoch, firing.superseded, seq
    ) { try $0.int64(0) }
    guard !claimed.isEmpty else {
      throw .alreadyFired(request: request, clock: firing.clock, rung: firing.rung, occurrence: firing.occurrence)
    }
  }

  static func erase(_ reference: String, in transaction: SQLTransaction) throws(StoreFault) {
    try transaction.run("DELETE FROM firing WHERE request = ?", reference)
  }

  static func rows(of reference: String, in transaction: SQLTransaction) throws(StoreFault) -> [LedgerRow] {
    try transaction.ledger(of: reference)
  }

  static func refold(_ history: RequestHistory) -> [LedgerRow] {
    guard !history.snapshot.isErased else { return [] }
    return history.entries.flatMap { entry in
      (entry.event.payload?.firings ?? []).map { LedgerRow(seq: entry.seq, firing: $0) }
    }
  }

  /// A ledger has no order of its own.
  static func compare(
    _ found: [LedgerRow], with made: [LedgerRow], of history: RequestHistory
  ) -> [ProjectionDrift.What] {
    found.count == made.count && Set(found) == Set(made) ? [] : [.firings]
  }
}
