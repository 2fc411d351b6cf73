package import WorkingTime

/// How often each rule decided: `rule pressure`.
package struct RulePressure: Codable, Hashable, Sendable {
  package var workflow: String
  package var version: Int
  /// Every rule of the definition in use, in its order.
  package var rules: [Line]

  package init(workflow: String, version: Int, rules: [Line]) {
    self.workflow = workflow
    self.version = version
    self.rules = rules
  }

  /// One rule.
  package struct Line: Codable, Hashable, Sendable {
    package var name: String
    /// Moves that were made and had to pass it.
    package var held: Int
    /// Attempts that it was among the reasons to refuse.
    package var refused: Int
    /// Attempts that nothing else would have refused.
    package var alone: Int
    package var lastRefused: Instant?

    package init(name: String, held: Int = 0, refused: Int = 0, alone: Int = 0, lastRefused: Instant? = nil) {
      self.name = name
      self.held = held
      self.refused = refused
      self.alone = alone
      self.lastRefused = lastRefused
    }

    enum CodingKeys: String, CodingKey {
      case name, held, refused, alone
      case lastRefused = "last_refused"
    }
  }
}
