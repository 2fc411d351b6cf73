/// Who may say that an escalation has been heard, and how long it then stays quiet.
package struct AcknowledgementRule: Hashable, Sendable {
  /// Besides whoever was told.
  package let by: [Party]
  /// For each priority.
  package let lasts: [String: Allowance]

  package init(by: [Party], lasts: [String: Allowance]) {
    self.by = by
    self.lasts = lasts
  }
}
