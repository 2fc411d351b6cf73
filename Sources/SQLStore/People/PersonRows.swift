import Store
import Workflow
import WorkingTime

/// Who is on record, and which roles they hold or held.
enum PersonRows: SQLAdministrationProjection {
  static let tables = [ProjectedTable("person"), ProjectedTable("role_grant")]
  static let kinds: Set<AdministrativeEvent.Kind> = [
    .personAdded, .personChanged, .roleGranted, .roleRevoked, .personLeft,
  ]

  static func check(
    _ event: AdministrativeEvent, at instant: Instant, in transaction: SQLTransaction
  ) throws(StoreFault) {
    switch event {
    case .personAdded(let person):
      guard try transaction.person(id: person.id) == nil, person.id != Actor.machineID else {
        throw .personExists(id: person.id)
      }
      try checkLogin(of: person, in: transaction)
      try checkDeputy(of: person, in: transaction)
    case .personChanged(let person):
      guard try transaction.person(id: person.id) != nil else { throw .noSuchPerson(id: person.id) }
      try checkLogin(of: person, in: transaction)
      try checkDeputy(of: person, in: transaction)
    case .roleGranted(let grant):
      guard try transaction.person(id: grant.person) != nil else { throw .noSuchPerson(id: grant.person) }
    case .roleRevoked(let revocation):
      guard let person = try transaction.person(id: revocation.person) else {
        throw .noSuchPerson(id: revocation.person)
      }
      guard
        person.grants.contains(where: {
          $0.role == revocation.role && ($0.roleGrant.until.map { instant < $0 } ?? true)
        })
      else { throw .noSuchGrant(person: revocation.person, role: revocation.role) }
    case .personLeft(let departure):
      guard try transaction.person(id: departure.person) != nil else { throw .noSuchPerson(id: departure.person) }
    default: throw .incoherent("\(event.kind.rawValue) is about no person")
    }
  }

  private static func checkLogin(
    of person: PersonRecord, in transaction: SQLTransaction
  ) throws(StoreFault) {
    guard let uid = person.uid, let holder = try transaction.person(uid: uid), holder.record.id != person.id else {
      return
    }
    throw .loginTaken(uid: uid)
  }

  private static func checkDeputy(
    of person: PersonRecord, in transaction: SQLTransaction
  ) throws(StoreFault) {
    guard let deputy = person.deputy else { return }
    guard try transaction.person(id: deputy) != nil else { throw .noSuchPerson(id: deputy) }
  }

  static func apply(_ change: AdministrationChange, in transaction: SQLTransaction) throws(StoreFault) {
    let (instant, seq) = (change.entry.recordedAt, change.entry.seq)
    switch change.entry.event {
    case .personAdded(let person):
      try transaction.run(
        """
        INSERT INTO person (id, name, uid, covers, capacity_limit, added, addresses, calendar, deputy)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        person.id, person.name, person.uid, try JSONBytes.text(person.covers), person.limit, instant.secondsSinceEpoch,
        try person.addresses.map { addresses throws(StoreFault) in try JSONBytes.text(addresses) }, person.calendar,
        person.deputy)
    case .personChanged(let person):
      let former = try transaction.person(id: person.id)?.formerLogins(after: person) ?? []
      try transaction.run(
        """
        UPDATE person
        SET name = ?, uid = ?, covers = ?, capacity_limit = ?, addresses = ?, calendar = ?, deputy = ?, former_logins = ?
        WHERE id = ?
        """,
        person.name, person.uid, try JSONBytes.text(person.covers), person.limit,
        try person.addresses.map { addresses throws(StoreFault) in try JSONBytes.text(addresses) }, person.calendar,
        person.deputy, former.isEmpty ? nil : try JSONBytes.text(former), person.id)
    case .roleGranted(let grant):
      if grant.replaces == true { try revoke("role = ?", grant.role, of: grant.person, at: instant, in: transaction) }
      try transaction.run(
        "INSERT INTO role_grant (seq, person, role, since, until, revoked) VALUES (?, ?, ?, ?, ?, NULL)",
        seq, grant.person, grant.role, instant.secondsSinceEpoch, grant.until?.secondsSinceEpoch)
    case .roleRevoked(let revocation):
      try revoke(
        "role = ?", revocation.role, of: revocation.person, at: revocation.from ?? instant,
        in: transaction)
    case .personLeft(let departure):
      try revoke("role <> ?", "", of: departure.person, at: departure.from, in: transaction)
      if departure.from <= instant {
        try transaction.run("UPDATE person SET uid = NULL WHERE id = ?", departure.person)
      }
    default: throw .incoherent("\(change.entry.event.kind.rawValue) is about no person")
    }
  }

  /// Ends grants of a person that would be in force, those among them whose role fits.
  private static func revoke(
    _ condition: String, _ role: String, of person: String, at instant: Instant, in transaction: SQLTransaction
  ) throws(StoreFault) {
    try transaction.run(
      """
      UPDATE role_grant SET revoked = ?
      WHERE person = ? AND \(condition) AND (revoked IS NULL OR revoked > ?) AND (until IS NULL OR until > ?)
      """,
      instant.secondsSinceEpoch, person, role, instant.secondsSinceEpoch, instant.secondsSinceEpoch)
  }

  static func rows(in transaction: SQLTransaction) throws(StoreFault) -> [PersonRow] { try transaction.people() }

  static func refold(_ entries: [AdministrativeEntry]) -> PeopleFold { PeopleFold(entries) }

  static func compare(_ found: [PersonRow], with made: PeopleFold) -> [ProjectionDrift] {
    var drifts: [ProjectionDrift] = []
    var rest = Dictionary(found.map { ($0.record.id, $0) }, uniquingKeysWith: { first, _ in first })
    for wanted in made.rows {
      let id = wanted.record.id
      let seq = made.lastSeq(of: id)
      guard let row = rest.removeValue(forKey: id) else {
        drifts.append(ProjectionDrift(of: id, seq: seq, .personMissing))
        continue
      }
      if (row.record, row.added) != (wanted.record, wanted.added) {
        drifts.append(ProjectionDrift(of: id, seq: seq, .person))
      }
      if row.grants != wanted.grants { drifts.append(ProjectionDrift(of: id, seq: seq, .roles)) }
    }
    return drifts + rest.keys.sorted().map { ProjectionDrift(of: $0, seq: nil, .personUnknown) }
  }
}
