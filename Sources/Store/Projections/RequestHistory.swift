package import Workflow

/// The whole journal of one request, folded: what every row of it is made of.
package struct RequestHistory: Sendable {
  /// The request's reference.
  package let reference: String
  /// Its journal entries, by version.
  package let entries: [JournalEntry]
  /// What they fold to.
  package let snapshot: Snapshot
  /// The definition that it follows; nil once it is erased.
  package let definition: Definition?
  /// Its last journal entry.
  package let seq: Int64

  /// Folds the journal of one request.
  ///
  /// - Parameter definition: Gives the definition of a digest.
  /// - Throws: `.unfoldable`, or what `definition` throws.
  package init(
    of reference: String, _ entries: [JournalEntry], definition: (String) throws -> Definition
  ) throws {
    guard let last = entries.last, let snapshot = Snapshot.fold(entries.map(\.event)) else {
      throw ProjectionDrift(of: reference, seq: entries.last?.seq, .unfoldable)
    }
    self.reference = reference
    self.entries = entries
    self.snapshot = snapshot
    self.definition = snapshot.isErased ? nil : try definition(snapshot.definition)
    seq = last.seq
  }

  /// Its number in the store's sequence; nil where its definition is not known any more.
  package var number: Int64? { definition.flatMap { $0.number(of: reference) } }
}

/// A rung in the scheduler's ledger, and the journal entry that recorded it.
package struct LedgerRow: Hashable, Sendable {
  /// The journal entry.
  package let seq: Int64
  package let firing: Firing

  package init(seq: Int64, firing: Firing) {
    self.seq = seq
    self.firing = firing
  }
}
