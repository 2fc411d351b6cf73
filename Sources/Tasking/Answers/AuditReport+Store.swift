import Store
import TaskingAPI

extension AuditReport.NotCovered {
  /// The same as the store says it.
  init(_ part: Uncovered) {
    self.init(what: part.what, table: part.table, columns: part.columns, rows: part.rows)
  }
}

extension Anchored.Line {
  /// The same as it was signed.
  init(_ anchor: Anchor) {
    self.init(
      store: anchor.store, chain: anchor.chain.rawValue, seq: anchor.seq, hash: anchor.hash, at: anchor.at,
      signature: anchor.signature)
  }
}
