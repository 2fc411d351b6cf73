import Store
package import TaskingAPI

extension Evidence {
  /// Of which store the evidence is, and up to which entry, by its first entry; nil if that is not in it.
  ///
  /// Whether the entries are those of that store's journal it cannot say.
  package var reach: Reach? {
    guard let first = administration.first, first.seq == 1, let last = events.last else { return nil }
    do {
      guard case .initialised(let said) = try first.record().administrativeEntry()?.event else { return nil }
      return Reach(store: first.hash, kind: StoreKind(said.kind), seq: last.seq, at: last.recordedAt)
    } catch {
      return nil
    }
  }
}
