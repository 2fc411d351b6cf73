package import WorkingTime

/// Somebody who can act, as the world of a decision knows them.
package struct Person: Hashable, Sendable {
  /// Short and permanent, such as `k.osei`.
  package var id: String
  package var name: String
  package var grants: [RoleGrant]
  /// Codes of establishments; empty when not tied to prisons, `Person.everywhere` for all of them.
  package var covers: [String]
  /// How many open requests the person may have; nil for no limit.
  package var limit: Int64?
  /// How many requests are assigned to the person in stages assign and act; nil where nobody counted them, and a rule
  /// that reads it fails.
  package var load: Int64?
  /// When the person is away, in no order.
  package var absences: [Absence] = []
  /// Who stands in for them whenever an absence names nobody; nil for nobody.
  package var deputy: String?
  /// Ids that a login was bound to which was bound to this one too: for separation they are one person.
  package var sameAs: Set<String> = []

  /// The entry of `covers` that stands for every establishment.
  package static let everywhere = "*"

  package init(
    id: String, name: String, grants: [RoleGrant] = [], covers: [String] = [], limit: Int64? = nil,
    openRequests: Int64? = 0
  ) {
    self.id = id
    self.name = name
    self.grants = grants
    self.covers = covers
    self.limit = limit
    load = openRequests
  }

  /// The load where it was counted, which whoever reads it has to know; setting it says that it was.
  package var openRequests: Int64 {
    get { load ?? 0 }
    set { load = newValue }
  }

  /// Whether the role is held at that instant.
  package func holds(_ role: String, at instant: Instant) -> Bool {
    grants.contains { $0.role == role && $0.isInForce(at: instant) }
  }

  /// The roles held at that instant, each once, in the order in which they were granted.
  package func roles(at instant: Instant) -> [String] {
    var seen: Set<String> = []
    return grants.filter { $0.isInForce(at: instant) && seen.insert($0.role).inserted }.map(\.role)
  }

  /// Whether the person's roles reach that establishment: it is covered, or the person is tied to none.
  package func reaches(_ establishment: String?) -> Bool {
    guard let establishment, !covers.isEmpty else { return true }
    return covers.contains(establishment) || covers.contains(Person.everywhere)
  }
}

/// A role that somebody holds for a time.
package struct RoleGrant: Hashable, Sendable {
  package var role: String
  package var since: Instant
  /// The first instant at which it is no longer held; nil for ever.
  package var until: Instant?

  package init(role: String, since: Instant, until: Instant? = nil) {
    self.role = role
    self.since = since
    self.until = until
  }

  /// Whether it is held at that instant.
  package func isInForce(at instant: Instant) -> Bool {
    since <= instant && until.map { instant < $0 } ?? true
  }
}
