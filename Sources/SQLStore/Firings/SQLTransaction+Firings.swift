package import Store
package import Workflow

extension SQLTransaction {
  package func firings(of reference: String) throws(StoreFault) -> [Firing] {
    try rows(
      """
      SELECT clock, cycle, lap, rung, occurrence, percent, due_at, superseded FROM firing WHERE request = ?
      ORDER BY seq, due_at, clock, cycle, lap, rung, occurrence
      """, reference, read: Self.firing)
  }

  package func ledger(of reference: String) throws(StoreFault) -> [LedgerRow] {
    try rows(
      """
      SELECT clock, cycle, lap, rung, occurrence, percent, due_at, superseded, seq FROM firing WHERE request = ?
      """, reference
    ) { row in LedgerRow(seq: try row.int64(8), firing: try Self.firing(row)) }
  }

  private static func firing(_ row: any SQLRow) throws -> Firing {
    Firing(
      clock: try row.text(0), cycle: try row.int(1), lap: try row.int(2), rung: try row.int(3),
      occurrence: try row.int(4), percent: try row.int64(5), dueAt: try row.instant(6), superseded: try row.bool(7))
  }
}
