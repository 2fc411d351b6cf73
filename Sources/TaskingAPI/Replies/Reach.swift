package import WorkingTime

/// How far a verdict reaches: of which store, up to where, and compared with what.
package struct Reach: Codable, Hashable, Sendable {
  /// The hash of the store's first entry: which store.
  package var store: String
  /// `live` or `rehearsal`.
  package var kind: StoreKind
  /// The last entry of the journal that it takes in.
  package var seq: Int64
  /// When that was recorded.
  package var at: Instant
  /// What else the store was compared with, in words; nothing where it was compared with itself only.
  package var comparedWith: [String]

  package init(store: String, kind: StoreKind, seq: Int64, at instant: Instant, comparedWith: [String] = []) {
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

/// What a store is for.
package enum StoreKind: String, Codable, CaseIterable, Hashable, Sendable {
  /// Real requests; time is the system's.
  case live
  /// Practice and tests; time may be set.
  case rehearsal
}
