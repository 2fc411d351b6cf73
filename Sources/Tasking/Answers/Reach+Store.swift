package import Store
import TaskingAPI
import WorkingTime

extension RequestStore {
  /// How far a verdict reaches that takes in the whole journal of a transaction; nil of a store without an entry.
  func reach(_ transaction: any ReadTransaction, comparedWith: [String] = []) throws(StoreFault) -> Reach? {
    guard let head = try transaction.head() else { return nil }
    return try reach(transaction, to: head.seq, at: head.recordedAt, comparedWith)
  }

  /// The same up to an entry.
  func reach(
    _ transaction: any ReadTransaction, to seq: Int64, at instant: Instant, _ comparedWith: [String] = []
  ) throws(StoreFault) -> Reach? {
    guard let store = try transaction.journalHash(at: 1) else { return nil }
    return Reach(store: store.hex, kind: StoreKind(identity.kind), seq: seq, at: instant, comparedWith: comparedWith)
  }
}

extension StoreKind {
  /// The same as the store has it.
  package init(_ kind: StoreIdentity.Kind) {
    switch kind {
    case .live: self = .live
    case .rehearsal: self = .rehearsal
    }
  }
}
