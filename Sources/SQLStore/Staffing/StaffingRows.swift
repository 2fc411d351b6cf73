import Store
import WorkingTime

/// Each day's look at who is there.
enum StaffingRows: SQLAdministrationProjection {
  static let tables = [ProjectedTable("staffing")]
  static let kinds: Set<AdministrativeEvent.Kind> = [.staffingChecked]

  static func check(_ event: AdministrativeEvent, at instant: Instant, in transaction: SQLTransaction) {}

  static func apply(_ change: AdministrationChange, in transaction: SQLTransaction) throws(StoreFault) {
    guard case .staffingChecked(let record) = change.entry.event else {
      throw .incoherent("\(change.entry.event.kind.rawValue) is no look at who is there")
    }
    try transaction.run(
      """
      INSERT INTO staffing (day, seq, record, at) VALUES (?, ?, ?, ?)
      ON CONFLICT (day) DO UPDATE SET seq = excluded.seq, record = excluded.record, at = excluded.at
      """,
      record.day, change.entry.seq, try JSONBytes.text(record), change.entry.recordedAt.secondsSinceEpoch)
  }

  static func rows(in transaction: SQLTransaction) throws(StoreFault) -> [StaffingRow] { try transaction.staffing() }

  static func refold(_ entries: [AdministrativeEntry]) -> [StaffingRow] {
    var rows: [String: StaffingRow] = [:]
    for entry in entries {
      guard case .staffingChecked(let record) = entry.event else { continue }
      rows[record.day] = StaffingRow(seq: entry.seq, record: record, at: entry.recordedAt)
    }
    return rows.values.sorted { $0.record.day < $1.record.day }
  }

  static func compare(_ found: [StaffingRow], with made: [StaffingRow]) -> [ProjectionDrift] {
    let seqs = Dictionary(made.map { ($0.record.day, $0.seq) }, uniquingKeysWith: { first, _ in first })
    return Set(found).symmetricDifference(made).map(\.record.day).uniqueSorted()
      .map { ProjectionDrift(of: $0, seq: seqs[$0], .staffing) }
  }
}
