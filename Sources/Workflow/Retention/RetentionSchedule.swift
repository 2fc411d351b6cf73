package import WorkingTime

/// How long finished requests are kept, who decides on them, and what keeps them longer: everything that a file of that
/// kind says.
package struct RetentionSchedule: Sendable {
  package var name: String
  package var version: Int
  package var title: String
  /// Who must approve any change.
  package var owner: String
  /// Whether anything is disposed of at all.
  package var disposes: Bool
  /// The zone in which days are counted.
  package var zone: Zone
  /// Roles beside those of the definitions.
  package var roles: NameTable<Definition.Role> = []
  /// Roles that review, propose and dispose.
  package var deciders: [String] = []
  /// Roles that put holds and release them.
  package var holders: [String] = []
  /// How long a proposal waits for the second person.
  package var proposalLapses: Window
  /// The path to what names a subject, such as `["subjects", "number"]`; nil where no later request counts.
  package var subject: [String]?
  /// In order: the first that a request fits is its own; the last has no condition.
  package var groups: NameTable<RetentionGroup> = []
  /// For what a request can be held.
  package var holdBases: NameTable<RetentionBasis> = []
  /// For what a request can be disposed of before its review is due.
  package var earlyBases: NameTable<RetentionBasis> = []

  package init(
    name: String, version: Int, title: String, owner: String, disposes: Bool, zone: Zone, proposalLapses: Window
  ) {
    self.name = name
    self.version = version
    self.title = title
    self.owner = owner
    self.disposes = disposes
    self.zone = zone
    self.proposalLapses = proposalLapses
  }
}

/// Requests that are kept for equally long.
package struct RetentionGroup: Named, Hashable, Sendable {
  package let name: String
  package let title: String
  /// For which requests it is; one of them in each field that is named.
  package let onlyFor: [String: [String]]
  /// From the beginning of the clear period to the first review.
  package let reviewAfter: Window
  /// From one review to the next.
  package let thenEvery: Window
  /// Whether what is in it is only ever reviewed.
  package let isNeverDisposed: Bool

  package init(
    name: String, title: String, onlyFor: [String: [String]] = [:], reviewAfter: Window, thenEvery: Window,
    isNeverDisposed: Bool = false
  ) {
    self.name = name
    self.title = title
    self.onlyFor = onlyFor
    self.reviewAfter = reviewAfter
    self.thenEvery = thenEvery
    self.isNeverDisposed = isNeverDisposed
  }

  /// Whether a request with these fields fits.
  package func takes(_ fields: [String: FieldValue]) -> Bool {
    onlyFor.allSatisfy { field, codes in fields[field]?.text.map(codes.contains) ?? false }
  }
}

/// A reason, by code, for a hold or for an early disposal.
package struct RetentionBasis: Named, Hashable, Sendable {
  package let name: String
  package let title: String
  /// Whether it has to be said which officer is told of disclosure.
  package let asksOfficer: Bool

  package init(name: String, title: String, asksOfficer: Bool = false) {
    self.name = name
    self.title = title
    self.asksOfficer = asksOfficer
  }
}
