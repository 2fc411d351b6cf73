import Store
import WorkingTime

/// Who is away when; somebody who is gone for good is away for ever.
enum AbsenceRows: SQLAdministrationProjection {
  static let tables = [ProjectedTable("absence")]
  static let kinds: Set<AdministrativeEvent.Kind> = [.absenceRecorded, .absenceEnded, .personLeft]

  static func check(
    _ event: AdministrativeEvent, at instant: Instant, in transaction: SQLTransaction
  ) throws(StoreFault) {
    switch event {
    case .absenceRecorded(let absence):
      for id in [absence.person, absence.deputy].compactMap(\.self) where try transaction.person(id: id) == nil {
        throw .noSuchPerson(id: id)
      }
    case .absenceEnded(let end):
      let row = try transaction.person(id: end.person)?.absences.first { $0.seq == end.absence }
      guard let row, row.ended == nil, row.record.until.map({ instant < $0 }) ?? true else {
        throw .noSuchAbsence(id: end.absence)
      }
    case .personLeft: break
    default: throw .incoherent("\(event.kind.rawValue) is about no absence")
    }
  }

  static func apply(_ change: AdministrationChange, in transaction: SQLTransaction) throws(StoreFault) {
    switch change.entry.event {
    case .absenceRecorded(let absence): try insert(absence, change.entry, in: transaction)
    case .absenceEnded(let end):
      try transaction.run(
        "UPDATE absence SET ended = ? WHERE seq = ?", change.entry.recordedAt.secondsSinceEpoch, end.absence)
    case .personLeft(let departure):
      let absence = AbsenceRecord(person: departure.person, from: departure.from, until: nil)
      try insert(absence, change.entry, in: transaction)
    default: throw .incoherent("\(change.entry.event.kind.rawValue) is about no absence")
    }
  }

  private static func insert(
    _ absence: AbsenceRecord, _ entry: AdministrativeEntry, in transaction: SQLTransaction
  ) throws(StoreFault) {
    try transaction.run(
      """
      INSERT INTO absence (seq, person, begins, ends, deputy, reason, recorded, ended)
      VALUES (?, ?, ?, ?, ?, ?, ?, NULL)
      """,
      entry.seq, absence.person, absence.from.secondsSinceEpoch, absence.until?.secondsSinceEpoch, absence.deputy,
      absence.reason, entry.recordedAt.secondsSinceEpoch)
  }

  static func rows(in transaction: SQLTransaction) throws(StoreFault) -> [AbsenceRow] {
    try transaction.absences(where: "TRUE", [])
  }

  static func refold(_ entries: [AdministrativeEntry]) -> PeopleFold { PeopleFold(entries) }

  static func compare(_ found: [AbsenceRow], with made: PeopleFold) -> [ProjectionDrift] {
    let byPerson = Dictionary(grouping: found, by: \.record.person)
    return made.rows.filter { $0.absences != byPerson[$0.record.id, default: []] }
      .map { ProjectionDrift(of: $0.record.id, seq: made.lastSeq(of: $0.record.id), .absences) }
  }
}
