package import WorkingTime

/// The answer to a command that was carried out.
package struct Reply<Answer: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
  package var answer: Answer
  /// Whether the store is for rehearsal: every output says so.
  package var isRehearsal: Bool
  /// The instant at which it was answered.
  package var now: Instant
  /// The zone in which people read times: the calendar's.
  package var zone: String
  /// What the reader should know besides: the scheduler is late, nobody holds a role.
  package var warnings: [String]
  /// The moment of the past at which it was so; nil for the present.
  package var asAt: AsAt?

  package init(_ answer: Answer, isRehearsal: Bool, now: Instant, zone: String, warnings: [String] = []) {
    self.answer = answer
    self.isRehearsal = isRehearsal
    self.now = now
    self.zone = zone
    self.warnings = warnings
  }
}
