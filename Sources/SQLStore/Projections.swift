package import Store

/// A projection of single requests in SQL.
protocol SQLRequestProjection: RequestProjection where Transaction == SQLTransaction {}

/// A projection of administrative events in SQL.
protocol SQLAdministrationProjection: AdministrationProjection where Transaction == SQLTransaction {}

/// Every projection that there is, in the order in which they are written: a row is there before one that refers to it.
package enum Projections {
  static let ofRequests: [any SQLRequestProjection.Type] = [
    RequestRows.self, ClockRows.self, FiringRows.self, OutboxRows.self,
  ]

  static let ofAdministration: [any SQLAdministrationProjection.Type] = [
    PersonRows.self, AbsenceRows.self, HandoverRows.self, StaffingRows.self, SourceRows.self,
  ]

  /// Those whose rows an administrative event of that kind changes.
  static func ofAdministration(_ kind: AdministrativeEvent.Kind) -> [any SQLAdministrationProjection.Type] {
    ofAdministration.filter { $0.kinds.contains(kind) }
  }

  /// The tables of all of them.
  package static var tables: [ProjectedTable] {
    ofRequests.flatMap { $0.tables } + ofAdministration.flatMap { $0.tables }
  }

  /// Tables that are a chain, each entry of which holds the digest of the one before.
  package static let chains: Set = ["event", "access", "tick"]

  /// Tables of what no event tells: settings, how the scheduler stands, what was ordered, what became of notices.
  package static let kept: Set = ["setting", "schedule", "command", "message", "delivery"]
}

extension SQLTransaction {
  package func drifts(of history: RequestHistory) throws(StoreFault) -> [ProjectionDrift] {
    var drifts: [ProjectionDrift] = []
    for projection in Projections.ofRequests { drifts += try projection.drifts(of: history, in: self) }
    return drifts
  }

  package func drifts(ofAdministration entries: [AdministrativeEntry]) throws(StoreFault) -> [ProjectionDrift] {
    var drifts: [ProjectionDrift] = []
    for projection in Projections.ofAdministration { drifts += try projection.drifts(from: entries, in: self) }
    return drifts
  }
}

extension Sequence where Element: Comparable & Hashable {
  /// Each once, in its order.
  func uniqueSorted() -> [Element] { Set(self).sorted() }
}
