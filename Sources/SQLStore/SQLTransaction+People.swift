package import Store
package import Workflow
package import WorkingTime

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

  package func administer(
    _ event: AdministrativeEvent, by actor: Actor, at instant: Instant, from origin: Origin
  ) throws(StoreFault) -> Receipt {
    try writing { () throws(StoreFault) in
      if case .sourceActivated = event { throw .incoherent("a source is activated with its text") }
      try check(event, at: instant)
      let entry = try write(
        JournalRecord(event, seq: 0, actor: actor, at: instant, origin: origin, salt: salt()))
      try project(event, by: actor, at: instant, seq: entry.seq)
      return entry.receipt
    }
  }

  /// Refuses an event that does not fit who is there.
  private func check(_ event: AdministrativeEvent, at instant: Instant) throws(StoreFault) {
    switch event {
    case .initialised, .sourceActivated, .anchorKeyRenewed, .disposed, .lossAccepted, .staffingChecked: break
    case .absenceRecorded, .absenceEnded, .handedOver, .handoverAccepted, .handoverWithdrawn:
      try checkCover(event, at: instant)
    case .personAdded(let person):
      guard try self.person(id: person.id) == nil, person.id != Actor.machineID else {
        throw .personExists(id: person.id)
      }
      try checkLogin(of: person)
      try checkDeputy(of: person)
    case .personChanged(let person):
      guard try self.person(id: person.id) != nil else { throw .noSuchPerson(id: person.id) }
      try checkLogin(of: person)
      try checkDeputy(of: person)
    case .roleGranted(let grant):
      guard try person(id: grant.person) != nil else { throw .noSuchPerson(id: grant.person) }
    case .roleRevoked(let revocation):
      guard let person = try person(id: revocation.person) else { throw .noSuchPerson(id: revocation.person) }
      guard
        person.grants.contains(where: {
          $0.role == revocation.role && ($0.roleGrant.until.map { instant < $0 } ?? true)
        })
      else { throw .noSuchGrant(person: revocation.person, role: revocation.role) }
    case .personLeft(let departure):
      guard try person(id: departure.person) != nil else { throw .noSuchPerson(id: departure.person) }
    }
  }

  private func checkLogin(of person: PersonRecord) throws(StoreFault) {
    guard let uid = person.uid, let holder = try self.person(uid: uid), holder.record.id != person.id else { return }
    throw .loginTaken(uid: uid)
  }

  private func checkDeputy(of person: PersonRecord) throws(StoreFault) {
    guard let deputy = person.deputy else { return }
    guard try self.person(id: deputy) != nil else { throw .noSuchPerson(id: deputy) }
  }

  private func project(
    _ event: AdministrativeEvent, by actor: Actor, at instant: Instant, seq: Int64
  ) throws(StoreFault) {
    switch event {
    case .initialised, .sourceActivated, .anchorKeyRenewed, .disposed, .lossAccepted: break
    case .absenceRecorded, .absenceEnded, .handedOver, .handoverAccepted, .handoverWithdrawn, .staffingChecked:
      try projectCover(event, by: actor, at: instant, seq: seq)
    case .personAdded(let person):
      try run(
        """
        INSERT INTO person (id, name, uid, covers, capacity_limit, added, addresses, calendar, deputy)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        person.id, person.name, person.uid, try JSONBytes.text(person.covers), person.limit, instant.secondsSinceEpoch,
        try person.addresses.map { addresses throws(StoreFault) in try JSONBytes.text(addresses) }, person.calendar,
        person.deputy)
    case .personChanged(let person):
      let former = try self.person(id: person.id)?.formerLogins(after: person) ?? []
      try run(
        """
        UPDATE person
        SET name = ?, uid = ?, covers = ?, capacity_limit = ?, addresses = ?, calendar = ?, deputy = ?, former_logins = ?
        WHERE id = ?
        """,
        person.name, person.uid, try JSONBytes.text(person.covers), person.limit,
        try person.addresses.map { addresses throws(StoreFault) in try JSONBytes.text(addresses) }, person.calendar,
        person.deputy, former.isEmpty ? nil : try JSONBytes.text(former), person.id)
    case .roleGranted(let grant):
      if grant.replaces == true { try revoke("role = ?", grant.role, of: grant.person, at: instant) }
      try run(
        "INSERT INTO role_grant (seq, person, role, since, until, revoked) VALUES (?, ?, ?, ?, ?, NULL)",
        seq, grant.person, grant.role, instant.secondsSinceEpoch, grant.until?.secondsSinceEpoch)
    case .roleRevoked(let revocation):
      try revoke("role = ?", revocation.role, of: revocation.person, at: revocation.from ?? instant)
    case .personLeft(let departure):
      try revoke("role <> ?", "", of: departure.person, at: departure.from)
      if departure.from <= instant { try run("UPDATE person SET uid = NULL WHERE id = ?", departure.person) }
      let absence = AbsenceRecord(person: departure.person, from: departure.from, until: nil)
      try projectCover(.absenceRecorded(absence), by: actor, at: instant, seq: seq)
    }
  }

  /// Ends grants of a person that would be in force, those among them whose role fits.
  private func revoke(
    _ condition: String, _ role: String, of person: String, at instant: Instant
  ) throws(StoreFault) {
    try run(
      """
      UPDATE role_grant SET revoked = ?
      WHERE person = ? AND \(condition) AND (revoked IS NULL OR revoked > ?) AND (until IS NULL OR until > ?)
      """,
      instant.secondsSinceEpoch, person, role, instant.secondsSinceEpoch, instant.secondsSinceEpoch)
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
    var fold = AdministrationFold()
    for entry in try administration() { fold.take(entry) }
    return Dictionary(uniqueKeysWithValues: fold.rows.map { ($0.record.id, $0.formerLogins) })
  }
}
