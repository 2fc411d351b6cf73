package import Store
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
}
