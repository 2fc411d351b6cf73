package import WorkingTime

/// Rows that the journal makes: how an event writes them, what the whole of the journal makes of them, and where the two differ.
///
/// A projection owns its tables: nobody else writes them, and the journal says everything that is in them but for what it
/// names itself as not covered.
package protocol Projection: Sendable {
  /// Its tables.
  static var tables: [ProjectedTable] { get }
}

/// A table that a projection owns.
package struct ProjectedTable: Hashable, Sendable {
  /// Its name in the schema.
  package let name: String
  /// The column that names the request that a row belongs to; nil if its rows belong to none.
  package let request: String?

  package init(_ name: String, request: String? = nil) {
    self.name = name
    self.request = request
  }
}

/// Rows of single requests.
package protocol RequestProjection: Projection {
  /// What reads and writes in the engine.
  associatedtype Transaction
  /// The rows of one request.
  associatedtype Rows

  /// Writes what some events of a request change.
  static func apply(_ change: RequestChange, in transaction: Transaction) throws(StoreFault)

  /// Takes away what it holds of the text of a request that is erased.
  static func erase(_ reference: String, in transaction: Transaction) throws(StoreFault)

  /// The rows of a request as they stand.
  static func rows(of reference: String, in transaction: Transaction) throws(StoreFault) -> Rows

  /// The same made of its whole journal; pure.
  static func refold(_ history: RequestHistory) -> Rows

  /// How rows that stand differ from those that were made again; pure.
  static func compare(_ found: Rows, with made: Rows, of history: RequestHistory) -> [ProjectionDrift.What]
}

extension RequestProjection {
  /// Where the rows of a request differ from its journal.
  ///
  /// - Throws: a `StoreFault` if a row cannot be read.
  package static func drifts(
    of history: RequestHistory, in transaction: Transaction
  ) throws(StoreFault) -> [ProjectionDrift] {
    compare(try rows(of: history.reference, in: transaction), with: refold(history), of: history)
      .map { ProjectionDrift(of: history.reference, seq: history.seq, $0) }
  }
}

/// Rows that administrative events make.
package protocol AdministrationProjection: Projection {
  /// What reads and writes in the engine.
  associatedtype Transaction
  /// All of its rows.
  associatedtype Rows
  /// What the journal makes of them, where that is more than the rows.
  associatedtype Made = Rows

  /// The events that change its rows.
  static var kinds: Set<AdministrativeEvent.Kind> { get }

  /// Refuses an event that does not fit the rows that stand.
  static func check(_ event: AdministrativeEvent, at instant: Instant, in transaction: Transaction) throws(StoreFault)

  /// Writes what an event changes.
  static func apply(_ change: AdministrationChange, in transaction: Transaction) throws(StoreFault)

  /// All of its rows as they stand.
  static func rows(in transaction: Transaction) throws(StoreFault) -> Rows

  /// The same made of all administrative events, in their order; pure.
  static func refold(_ entries: [AdministrativeEntry]) -> Made

  /// How rows that stand differ from those that were made again; pure.
  static func compare(_ found: Rows, with made: Made) -> [ProjectionDrift]
}

extension AdministrationProjection {
  /// Where its rows differ from the journal.
  ///
  /// - Throws: a `StoreFault` if a row cannot be read.
  package static func drifts(
    from entries: [AdministrativeEntry], in transaction: Transaction
  ) throws(StoreFault) -> [ProjectionDrift] {
    compare(try rows(in: transaction), with: refold(entries))
  }
}
