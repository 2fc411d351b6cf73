package import Store
import Workflow
import WorkingTime

extension SQLTransaction {
  package func people() throws(StoreFault) -> [PersonRow] {
    try people(where: "TRUE", [])
  }

  package func person(id: String) throws(StoreFault) -> PersonRow? {
    try people(where: "id = ?", [id]).first
  }

  package func person(uid: Int64) throws(StoreFault) -> PersonRow? {
    try people(where: "uid = ?", [uid]).first
  }

  private func people(where condition: String, _ arguments: [any SQLArgument]) throws(StoreFault) -> [PersonRow] {
    let grants = try rows(
      """
      SELECT person, role, since, until, revoked FROM role_grant
      WHERE person IN (SELECT id FROM person WHERE \(condition)) ORDER BY seq
      """, arguments: arguments
    ) { row in
      (
        try row.text(0),
        PersonRow.Grant(
          role: try row.text(1), since: try row.instant(2), until: try row.optionalInstant(3),
          revoked: try row.optionalInstant(4))
      )
    }
    let grantsByPerson = Dictionary(grouping: grants, by: \.0)
    let absences = Dictionary(grouping: try absences(where: condition, arguments), by: \.record.person)
    let later = try isOfFirstSchema() ? "NULL, NULL, NULL" : "addresses, calendar, deputy"
    let hasFormer = try hasFormerLogins()
    let told = try hasFormer ? [:] : formerLoginsOfJournal()
    return try rows(
      """
      SELECT id, name, uid, covers, capacity_limit, added, \(later), \(hasFormer ? "former_logins" : "NULL")
      FROM person WHERE \(condition) ORDER BY id
      """,
      arguments: arguments
    ) { row in
      let id = try row.text(0)
      return PersonRow(
        record: PersonRecord(
          id: id, name: try row.text(1), uid: try row.optionalInt64(2),
          covers: try JSONBytes.read([String].self, from: [UInt8](try row.text(3).utf8), at: "the row of \(id)"),
          limit: try row.optionalInt64(4),
          addresses: try row.optionalText(6).map {
            try JSONBytes.read([String: String].self, from: [UInt8]($0.utf8), at: "the row of \(id)")
          },
          calendar: try row.optionalText(7), deputy: try row.optionalText(8)),
        added: try row.instant(5), grants: grantsByPerson[id, default: []].map(\.1),
        absences: absences[id, default: []],
        formerLogins: try row.optionalText(9).map {
          try JSONBytes.read([Int64].self, from: [UInt8]($0.utf8), at: "the row of \(id)")
        } ?? told[id] ?? [])
    }
  }

  /// What `former_logins` would say, as the step to schema 3 works it out of what the journal says of people.
  private func formerLoginsOfJournal() throws(StoreFault) -> [String: [Int64]] {
    Dictionary(uniqueKeysWithValues: PeopleFold(try administration()).rows.map { ($0.record.id, $0.formerLogins) })
  }
}
