package import Store
package import WorkingTime

/// How far a verdict reaches: of which store, up to where, and compared with what.
package struct Reach: Codable, Hashable, Sendable {
  /// The hash of the store's first entry: which store.
  package var store: String
  /// `live` or `rehearsal`.
  package var kind: StoreIdentity.Kind
  /// The last entry of the journal that it takes in.
  package var seq: Int64
  /// When that was recorded.
  package var at: Instant
  /// What else the store was compared with, in words; nothing where it was compared with itself only.
  package var comparedWith: [String]

  package init(store: String, kind: StoreIdentity.Kind, seq: Int64, at instant: Instant, comparedWith: [String] = []) {
    self.store = store
    self.kind = kind
    self.seq = seq
    at = instant
    self.comparedWith = comparedWith
  }

  /// As much of the store's name as tells it from others.
  package var shortStore: String { String(store.prefix(16)) }

  enum CodingKeys: String, CodingKey {
    case store, kind, seq, at
    case comparedWith = "compared_with"
  }
}

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
    return Reach(store: store.hex, kind: identity.kind, seq: seq, at: instant, comparedWith: comparedWith)
  }
}
