/// What a workflow says of people who are away.
package struct AbsenceRule: Hashable, Sendable {
  /// Who may say that somebody else is away, and who stands in for them; everybody may say it of themselves.
  package let by: [Party]
  /// The priorities whose requests a handover lists.
  package let handover: [String]

  package init(by: [Party], handover: [String]) {
    self.by = by
    self.handover = handover
  }
}
