package import WorkingTime

/// What one run of the scheduler found.
package struct Tick: Hashable, Sendable {
  /// When it ran.
  package let at: Instant
  /// Requests for which something had fallen due.
  package let considered: Int
  /// Rungs recorded.
  package let rungs: Int
  /// Moves made.
  package let moves: Int
  /// Requests that it could not bring up to date.
  package let errors: Int

  package init(at instant: Instant, considered: Int, rungs: Int, moves: Int, errors: Int) {
    self.at = instant
    self.considered = considered
    self.rungs = rungs
    self.moves = moves
    self.errors = errors
  }
}
