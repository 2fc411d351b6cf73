package import WorkingTime

/// What one transaction of the scheduler did: a row of its own chain.
///
/// Runs that found nothing have no row; the row that comes after them says how many there were, and how far apart.
package struct Tick: Hashable, Sendable {
  /// When it was written.
  package var at: Instant
  /// Requests for which something had fallen due, since the row before.
  package var considered: Int
  /// Rungs recorded.
  package var rungs: Int
  /// Moves made.
  package var moves: Int
  /// Notices written to the outbox.
  package var notices: Int
  /// Requests that could not be brought up to date, since the row before.
  package var errors: Int
  /// Requests that were still to be looked at when the run ended, its time being up; 0 for a batch that others follow.
  package var left: Int
  /// By how many seconds the latest of what was recorded was late.
  package var lateness: Int64
  /// The runs that found nothing since the row before.
  package var quiet: QuietInterval

  package init(
    at instant: Instant, considered: Int = 0, rungs: Int = 0, moves: Int = 0, notices: Int = 0, errors: Int = 0,
    left: Int = 0, lateness: Int64 = 0, quiet: QuietInterval = QuietInterval(from: nil)
  ) {
    self.at = instant
    self.considered = considered
    self.rungs = rungs
    self.moves = moves
    self.notices = notices
    self.errors = errors
    self.left = left
    self.lateness = lateness
    self.quiet = quiet
  }
}

/// The runs of the scheduler between two rows of its chain, all of which found nothing.
package struct QuietInterval: Hashable, Sendable {
  /// The run before it: when the row before was written, or when the scheduler first ran; nil if the row that ends it is
  /// its very first run.
  package var from: Instant?
  /// The last run that found nothing; nil if there was none.
  package var until: Instant?
  /// How many runs found nothing.
  package var count = 0
  /// The longest time without a run, from `from` to the row that ends the interval; nil before there were two.
  package var gap: Gap?

  package init(from instant: Instant?) { from = instant }

  /// A time without a run.
  package struct Gap: Codable, Hashable, Sendable {
    /// The run before it.
    package var from: Instant
    package var seconds: Int64

    package init(from instant: Instant, seconds: Int64) {
      self.from = instant
      self.seconds = seconds
    }

    /// The run after it.
    package var to: Instant { from.advanced(bySeconds: seconds) }
  }

  /// Takes note that nobody looked between two instants.
  mutating func note(from earlier: Instant, to later: Instant) {
    let seconds = max(0, earlier.seconds(to: later))
    if seconds > gap?.seconds ?? -1 { gap = Gap(from: earlier, seconds: seconds) }
  }
}

/// A row of the scheduler's chain as it is stored.
package struct TickRecord: Hashable, Sendable {
  /// Its place in the chain, from 1.
  package var seq: Int64
  package var tick: Tick
  package var previousHash: Fingerprint
  package var hash: Fingerprint

  package init(seq: Int64, tick: Tick, previousHash: Fingerprint, hash: Fingerprint = .zero) {
    self.seq = seq
    self.tick = tick
    self.previousHash = previousHash
    self.hash = hash
  }
}
