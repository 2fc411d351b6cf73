package import Workflow
package import WorkingTime

/// What is on record of somebody who can act.
package struct PersonRecord: Codable, Hashable, Sendable {
  /// Short and permanent, such as `k.osei`.
  package let id: String
  package var name: String
  /// The login that is them; nil when they have none on this host.
  package var uid: Int64?
  /// Codes of establishments, as `Person.covers`.
  package var covers: [String]
  /// How many open requests they may have; nil for no limit.
  package var limit: Int64?
  /// Channel of notices → their address there; nil when they have none.
  package var addresses: [String: String]?
  /// The calendar by which they work; nil for that of the plan of notices.
  package var calendar: String?
  /// Who stands in for them whenever an absence names nobody; nil for nobody.
  package var deputy: String?

  package init(
    id: String, name: String, uid: Int64? = nil, covers: [String] = [], limit: Int64? = nil,
    addresses: [String: String]? = nil, calendar: String? = nil, deputy: String? = nil
  ) {
    self.id = id
    self.name = name
    self.uid = uid
    self.covers = covers
    self.limit = limit
    self.addresses = addresses
    self.calendar = calendar
    self.deputy = deputy
  }
}

/// A person, when they were added, every role that they ever held, and whenever they were or will be away.
package struct PersonRow: Hashable, Sendable {
  package let record: PersonRecord
  package let added: Instant
  /// Every grant, the oldest first.
  package let grants: [Grant]
  /// Every absence, in the order in which they were recorded.
  package let absences: [AbsenceRow]
  /// Logins that were theirs and are not any more, rising.
  package let formerLogins: [Int64]

  package init(
    record: PersonRecord, added: Instant, grants: [Grant], absences: [AbsenceRow] = [], formerLogins: [Int64] = []
  ) {
    self.record = record
    self.added = added
    self.grants = grants
    self.absences = absences
    self.formerLogins = formerLogins
  }

  /// The logins that are theirs no more once the record is another.
  package func formerLogins(after record: PersonRecord) -> [Int64] {
    PersonRow.formerLogins(formerLogins, from: self.record.uid, to: record.uid)
  }

  static func formerLogins(_ former: [Int64], from login: Int64?, to next: Int64?) -> [Int64] {
    Set(former + [login].compactMap(\.self)).subtracting([next].compactMap(\.self)).sorted()
  }

  /// From when on they are gone, or will be; nil of those who stay.
  package var leaves: Instant? { absences.last { $0.isDeparture && $0.ended == nil }?.absence.since }

  /// Whether they are gone at that instant.
  package func isGone(at instant: Instant) -> Bool { leaves.map { $0 <= instant } ?? false }

  /// The same as decisions know it; nil for a load that nobody counted.
  package func person(openRequests: Int64?) -> Person {
    var person = Person(
      id: record.id, name: record.name, grants: grants.map(\.roleGrant), covers: record.covers, limit: record.limit,
      openRequests: openRequests)
    person.absences = absences.map(\.absence)
    person.deputy = record.deputy
    return person
  }

  /// A role held for a time.
  package struct Grant: Hashable, Sendable {
    package let role: String
    package let since: Instant
    /// The first instant at which it is no longer held, as it was granted; nil for ever.
    package let until: Instant?
    /// When it was taken away; nil if it was not.
    package let revoked: Instant?

    package init(role: String, since: Instant, until: Instant?, revoked: Instant?) {
      self.role = role
      self.since = since
      self.until = until
      self.revoked = revoked
    }

    /// The grant with its end, whichever of the two comes first.
    package var roleGrant: RoleGrant {
      RoleGrant(role: role, since: since, until: [until, revoked].compactMap(\.self).min())
    }
  }
}

extension Collection<PersonRow> {
  /// Everybody as decisions know them, by id, with how many open requests each has: of `counted`, or of all for nil.
  ///
  /// Persons to whom one login was bound, whether at once or one after the other, are one for separation.
  package func people(openRequests counts: [String: Int64], of counted: Set<String>? = nil) -> [String: Person] {
    var people: [String: Person] = [:]
    var holders: [Int64: Set<String>] = [:]
    for row in self {
      let isCounted = counted?.contains(row.record.id) ?? true
      people[row.record.id] = row.person(openRequests: isCounted ? counts[row.record.id] ?? 0 : nil)
      for login in row.formerLogins + [row.record.uid].compactMap(\.self) {
        holders[login, default: []].insert(row.record.id)
      }
    }
    var shared = holders.values.filter { $0.count > 1 }.map(\.self)
    while let next = shared.popLast() {
      // Who shares a login with one of them shares it with all.
      guard let other = shared.firstIndex(where: { !$0.isDisjoint(with: next) }) else {
        for id in next { people[id]?.sameAs = next.subtracting([id]) }
        continue
      }
      shared[other].formUnion(next)
    }
    return people
  }
}
