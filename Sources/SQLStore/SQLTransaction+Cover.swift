package import Store
import Workflow
package import WorkingTime

extension SQLTransaction {
  package func absentees(from start: Instant, through end: Instant) throws(StoreFault) -> [String] {
    try rows(
      """
      SELECT DISTINCT person FROM absence
      WHERE (ends IS NULL OR ends > ?) AND (ended IS NULL OR (ended > ? AND ended > begins))
        AND begins <= ? AND recorded <= ? ORDER BY person
      """, start.secondsSinceEpoch, start.secondsSinceEpoch, end.secondsSinceEpoch, end.secondsSinceEpoch
    ) { try $0.text(0) }
  }

  package func handovers(of person: String?, openOnly: Bool) throws(StoreFault) -> [HandoverRow] {
    let whose = person == nil ? "TRUE" : "(giver = ? OR receiver = ?)"
    return try handovers(
      where: whose + (openOnly ? " AND accepted IS NULL AND withdrawn IS NULL" : ""), person.map { [$0, $0] } ?? [])
  }

  package func handover(_ seq: Int64) throws(StoreFault) -> HandoverRow? {
    try handovers(where: "seq = ?", [seq]).first
  }

  package func staffing(on day: String?) throws(StoreFault) -> StaffingRow? {
    let (condition, arguments): (String, [String]) = day.map { ("day = ?", [$0]) } ?? ("TRUE", [])
    return try staffing(where: condition + " ORDER BY day DESC LIMIT 1", arguments).first
  }

  package func staffing() throws(StoreFault) -> [StaffingRow] { try staffing(where: "TRUE ORDER BY day", []) }

  package func unread(by person: String, limit: Int) throws(StoreFault) -> [NoticeRow] {
    try rows(
      """
      SELECT id, request, seq, recipient, capacity, about, percent, created_at FROM outbox
      WHERE recipient = ? AND read_at IS NULL AND status <> 'void' AND percent IS NOT NULL ORDER BY \(Self.noticeOrder) LIMIT ?
      """, person, limit
    ) { row in
      NoticeRow(
        id: try row.text(0), request: try row.text(1), seq: try row.int64(2),
        notice: Notice(
          recipient: try row.optionalText(3), capacity: try row.text(4), about: try row.text(5),
          percent: try row.optionalInt64(6)), created: try row.instant(7), status: .pending)
    }
  }

  /// The absences of the persons of whom a condition holds, in the order in which they were recorded.
  func absences(where condition: String, _ arguments: [any SQLArgument]) throws(StoreFault) -> [AbsenceRow] {
    guard try !isOfFirstSchema() else { return [] }
    return try rows(
      """
      SELECT seq, person, begins, ends, deputy, reason, recorded, ended,
        (SELECT kind FROM event WHERE event.seq = absence.seq) = '\(AdministrativeEvent.Kind.personLeft.rawValue)'
      FROM absence WHERE person IN (SELECT id FROM person WHERE \(condition)) ORDER BY seq
      """, arguments: arguments
    ) { row in
      AbsenceRow(
        seq: try row.int64(0),
        record: AbsenceRecord(
          person: try row.text(1), from: try row.instant(2), until: try row.optionalInstant(3),
          deputy: try row.optionalText(4), reason: try row.optionalText(5)),
        recorded: try row.instant(6), ended: try row.optionalInstant(7), isDeparture: try row.bool(8))
    }
  }

  private func handovers(where condition: String, _ arguments: [(any SQLArgument)?]) throws(StoreFault) -> [HandoverRow]
  {
    try rows(
      "SELECT seq, record, actor, at, accepted, withdrawn FROM handover WHERE \(condition) ORDER BY seq",
      arguments: arguments
    ) { row in
      let seq = try row.int64(0)
      let record = try JSONBytes.decode(HandoverRecord.self, from: [UInt8](try row.text(1).utf8), at: "handover \(seq)")
      return HandoverRow(
        seq: seq, record: record, actor: try row.text(2), at: try row.instant(3),
        accepted: try row.optionalInstant(4), withdrawn: try row.optionalInstant(5))
    }
  }

  private func staffing(where condition: String, _ arguments: [String]) throws(StoreFault) -> [StaffingRow] {
    try rows("SELECT day, seq, record, at FROM staffing WHERE \(condition)", arguments: arguments) { row in
      let day = try row.text(0)
      let record = try JSONBytes.decode(
        StaffingRecord.self, from: [UInt8](try row.text(2).utf8), at: "the staffing of \(day)")
      return StaffingRow(seq: try row.int64(1), record: record, at: try row.instant(3))
    }
  }
}

extension SQLTransaction {
  /// Refuses an absence or a handover that does not fit who is there.
  func checkCover(_ event: AdministrativeEvent, at instant: Instant) throws(StoreFault) {
    switch event {
    case .absenceRecorded(let absence):
      for id in [absence.person, absence.deputy].compactMap(\.self) where try person(id: id) == nil {
        throw .noSuchPerson(id: id)
      }
    case .absenceEnded(let end):
      let row = try person(id: end.person)?.absences.first { $0.seq == end.absence }
      guard let row, row.ended == nil, row.record.until.map({ instant < $0 }) ?? true else {
        throw .noSuchAbsence(id: end.absence)
      }
    case .handedOver(let handover):
      for id in [handover.from, handover.to] where try person(id: id) == nil { throw .noSuchPerson(id: id) }
    case .handoverAccepted(let acceptance):
      try checkOpen(acceptance.handover)
    case .handoverWithdrawn(let withdrawal): try checkOpen(withdrawal.handover)
    default: return
    }
  }

  private func checkOpen(_ handover: Int64) throws(StoreFault) {
    guard let row = try self.handover(handover), row.accepted == nil, row.withdrawn == nil else {
      throw .noSuchHandover(id: handover)
    }
  }

  /// Writes the rows that follow from an absence, a handover or a day's look at who is there.
  func projectCover(
    _ event: AdministrativeEvent, by actor: Actor, at instant: Instant, seq: Int64
  ) throws(StoreFault) {
    switch event {
    case .absenceRecorded(let absence):
      try run(
        """
        INSERT INTO absence (seq, person, begins, ends, deputy, reason, recorded, ended)
        VALUES (?, ?, ?, ?, ?, ?, ?, NULL)
        """,
        seq, absence.person, absence.from.secondsSinceEpoch, absence.until?.secondsSinceEpoch, absence.deputy,
        absence.reason, instant.secondsSinceEpoch)
    case .absenceEnded(let end):
      try run("UPDATE absence SET ended = ? WHERE seq = ?", instant.secondsSinceEpoch, end.absence)
    case .handedOver(let handover):
      try run(
        "INSERT INTO handover (seq, giver, receiver, record, actor, at, accepted) VALUES (?, ?, ?, ?, ?, ?, NULL)",
        seq, handover.from, handover.to, try JSONBytes.text(handover), actor.id, instant.secondsSinceEpoch)
    case .handoverAccepted(let acceptance):
      try run("UPDATE handover SET accepted = ? WHERE seq = ?", instant.secondsSinceEpoch, acceptance.handover)
    case .handoverWithdrawn(let withdrawal):
      try run("UPDATE handover SET withdrawn = ? WHERE seq = ?", instant.secondsSinceEpoch, withdrawal.handover)
    case .staffingChecked(let record):
      try run(
        """
        INSERT INTO staffing (day, seq, record, at) VALUES (?, ?, ?, ?)
        ON CONFLICT (day) DO UPDATE SET seq = excluded.seq, record = excluded.record, at = excluded.at
        """,
        record.day, seq, try JSONBytes.text(record), instant.secondsSinceEpoch)
    default: return
    }
  }
}
