package import Workflow
import WorkingTime

/// What every row of one request must say: a pure function of its journal.
package struct RequestProjection: Hashable, Sendable {
  package let row: RequestRow
  /// Its number in the store's sequence; nil where its definition is not known any more.
  package let number: Int64?
  package let clocks: [ClockRow]
  package let ledger: [LedgerRow]
  /// Its notices but for their status, by id.
  package let notices: [NoticeRow]
  /// Its last journal entry.
  package let seq: Int64
  /// What is left of the events of an erased request: where each is, and when it was recorded.
  private let places: [Int64: Place]

  private struct Place: Hashable, Sendable {
    let version: Int
    let at: Instant
  }

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
    let definition = snapshot.isErased ? nil : try definition(snapshot.definition)
    row = RequestRow(snapshot: snapshot, definition: definition)
    number = definition.flatMap { $0.number(of: reference) }
    clocks = snapshot.isErased ? [] : ClockRow.rows(of: snapshot).map(\.asStored)
    ledger =
      snapshot.isErased
      ? []
      : entries.flatMap { entry in (entry.event.payload?.firings ?? []).map { LedgerRow(seq: entry.seq, firing: $0) } }
    notices = entries.flatMap { entry in
      (entry.event.payload?.notices ?? []).enumerated().map { index, notice in
        NoticeRow(
          id: "\(reference)/\(entry.event.version)/\(index + 1)", request: reference, seq: entry.seq, notice: notice,
          created: entry.event.recordedAt, status: .pending)
      }
    }
    seq = last.seq
    places = Dictionary(
      entries.map { ($0.seq, Place(version: $0.event.version, at: $0.event.recordedAt)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Every way in which the rows of a store differ from it.
  ///
  /// - Throws: a `StoreFault` if a row cannot be read.
  package func drifts(in store: any ReadTransaction) throws(StoreFault) -> [ProjectionDrift] {
    var drifts: [ProjectionDrift.What] = []
    if let found = try store.request(row.reference) {
      let columns = row.differences(from: found)
      if !columns.isEmpty { drifts.append(.request(columns: columns)) }
    } else {
      drifts.append(.requestMissing)
    }
    if let number, try !store.references(number: number).contains(row.reference) { drifts.append(.number) }
    let laps = try store.clocks(of: row.reference).map(\.asStored)
    if laps != clocks {
      let odd = Set(laps).symmetricDifference(clocks).map(\.state.clock)
      drifts.append(.clocks(Array(Set(odd)).sorted()))
    }
    let rungs = try store.ledger(of: row.reference)
    if rungs.count != ledger.count || Set(rungs) != Set(ledger) { drifts.append(.firings) }
    if try !agrees(store.notices(of: row.reference)) { drifts.append(.notices) }
    return drifts.map { ProjectionDrift(of: row.reference, seq: seq, $0) }
  }

  /// Whether notices are these, in this order; of an erased request only whether they can be.
  private func agrees(_ found: [NoticeRow]) -> Bool {
    if row.isErased {
      return found.allSatisfy { notice in
        guard let place = places[notice.seq] else { return false }
        let number = notice.id.dropFirst("\(row.reference)/\(place.version)/".count)
        return notice.id.hasPrefix("\(row.reference)/\(place.version)/") && Int(number) != nil
          && notice.created == place.at
      }
    }
    let undelivered = found.map { row in
      NoticeRow(
        id: row.id, request: row.request, seq: row.seq, notice: row.notice, created: row.created, status: .pending)
    }
    return undelivered == notices
  }
}

extension ClockRow {
  /// The same as its row can say: when a lap was opened is in the journal only.
  fileprivate var asStored: ClockRow {
    var lap = state
    lap.opened = lap.since
    return ClockRow(state: lap, isCurrent: isCurrent, claim: claim, acknowledgedUntil: acknowledgedUntil)
  }
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
