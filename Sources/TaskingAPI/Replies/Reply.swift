package import WorkingTime

/// The answer to a command that was carried out.
package struct Reply<Answer: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
  private var result: Answer?
  /// The receipt in place of an answer, where the same order was carried out before under the same command id.
  package private(set) var repeated: Repeated?
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
    result = answer
    self.isRehearsal = isRehearsal
    self.now = now
    self.zone = zone
    self.warnings = warnings
  }

  /// The reply to an order that was carried out before.
  package init(repeated: Repeated, isRehearsal: Bool, now: Instant, zone: String, warnings: [String] = []) {
    self.repeated = repeated
    self.isRehearsal = isRehearsal
    self.now = now
    self.zone = zone
    self.warnings = warnings
  }

  /// What was answered.
  ///
  /// - Throws: `usage` if there is a receipt in its place.
  package var answer: Answer {
    get throws(TaskingError) {
      if let result { return result }
      throw TaskingError(
        .usage, "this was done before under the same command id: there is a receipt of it, and no answer")
    }
  }

  /// Changes the answer, if there is one.
  package mutating func amend(_ change: (inout Answer) -> Void) {
    if var changed = result {
      change(&changed)
      result = changed
    }
  }

  enum CodingKeys: String, CodingKey {
    case result = "answer"
    case repeated
    case isRehearsal = "rehearsal"
    case now, zone, warnings
    case asAt = "as_at"
  }
}
