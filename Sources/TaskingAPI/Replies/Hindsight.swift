package import WorkingTime

/// What another definition would have decided, had it been in force from the beginning.
package struct Hindsight: Codable, Hashable, Sendable {
  /// Requests whose journal was looked at, and moves that people made and were refused in them.
  package var requests = 0
  package var moves = 0
  package var refusals = 0
  /// Moves that would have been refused, with every reason.
  package var refused: [Decision] = []
  /// Refusals that would have been none, given whatever the move asks for.
  package var allowed: [Decision] = []
  /// Clocks that ended and would have ended otherwise.
  package var verdicts: [Verdict] = []

  package init() {}

  /// A decision.
  package struct Decision: Codable, Hashable, Sendable {
    package var reference: String
    package var version: Int
    package var move: String
    package var actor: String
    package var at: Instant
    package var reasons: [String]

    package init(reference: String, version: Int, move: String, actor: String, at: Instant, reasons: [String]) {
      self.reference = reference
      self.version = version
      self.move = move
      self.actor = actor
      self.at = at
      self.reasons = reasons
    }
  }

  /// How a clock ended, and would have.
  package struct Verdict: Codable, Hashable, Sendable {
    package var reference: String
    package var clock: String
    package var cycle: Int
    package var lap: Int
    package var was: String
    package var would: String
    package var due: Instant?
    package var wouldBeDue: Instant?

    package init(
      reference: String, clock: String, cycle: Int, lap: Int, was: String, would: String, due: Instant? = nil,
      wouldBeDue: Instant? = nil
    ) {
      self.reference = reference
      self.clock = clock
      self.cycle = cycle
      self.lap = lap
      self.was = was
      self.would = would
      self.due = due
      self.wouldBeDue = wouldBeDue
    }

    enum CodingKeys: String, CodingKey {
      case reference, clock, cycle, lap, was, would, due
      case wouldBeDue = "would_be_due"
    }
  }
}
