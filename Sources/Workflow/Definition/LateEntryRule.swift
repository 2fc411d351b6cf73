/// How far back somebody may say that an act happened before it was recorded.
package struct LateEntryRule: Hashable, Sendable {
  /// Up to here whoever may make the act may say so.
  package let limit: Allowance
  /// Beyond it the actor has to be one of these as well, and to give a reason.
  package let by: [Party]

  package init(limit: Allowance, by: [Party]) {
    self.limit = limit
    self.by = by
  }
}
