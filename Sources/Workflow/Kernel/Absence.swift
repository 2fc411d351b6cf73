package import WorkingTime

/// A time for which somebody is away, as decisions know it.
package struct Absence: Hashable, Sendable {
  /// The journal entry that recorded it.
  package let id: Int64
  /// The first instant of it that counts: never before it was recorded, so that nothing is undone by it.
  package let since: Instant
  /// The first instant at which they are there again, as far as is known; nil while there is no end.
  package let until: Instant?
  /// Who stands in for them; nil for their standing deputy.
  package let deputy: String?

  package init(id: Int64, since: Instant, until: Instant? = nil, deputy: String? = nil) {
    self.id = id
    self.since = since
    self.until = until
    self.deputy = deputy
  }

  /// Whether it is in force at that instant.
  package func isInForce(at instant: Instant) -> Bool {
    since <= instant && until.map { instant < $0 } ?? true
  }
}

extension Person {
  /// The absences in force at that instant, the one recorded last first.
  package func absences(at instant: Instant) -> [Absence] {
    absences.isEmpty ? [] : absences.filter { $0.isInForce(at: instant) }.sorted { $0.id > $1.id }
  }

  /// Whether the person is away at that instant.
  package func isAbsent(at instant: Instant) -> Bool { absences.contains { $0.isInForce(at: instant) } }

  /// Whom the person, being away, names at that instant: the last absence that names anybody, else the standing deputy.
  package func namedDeputy(at instant: Instant) -> String? {
    absences(at: instant).lazy.compactMap(\.deputy).first ?? deputy
  }
}
