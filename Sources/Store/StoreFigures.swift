package import WorkingTime

/// What a store counts for those who watch it from outside.
///
/// Numbers by words of closed vocabularies, and by the codes of priorities: nothing that names a request or anybody.
package struct StoreFigures: Hashable, Sendable {
  /// Laps of clocks by how they stand; what is missing is none.
  package var laps: [LapStand: Int]
  /// Requests of which something is overdue, by the code of their priority; nil before they have one.
  package var overdue: [String?: Int]
  /// Notices by where they are, one for each way that they go; what is missing is none.
  package var notices: [NoticeStand: Crowd]
  /// All that the scheduler's log says.
  package var log: Log

  package init(laps: [LapStand: Int], overdue: [String?: Int], notices: [NoticeStand: Crowd], log: Log) {
    self.laps = laps
    self.overdue = overdue
    self.notices = notices
    self.log = log
  }

  /// How a lap of a clock stands: its phase, or how it ended.
  package enum LapStand: String, CaseIterable, Sendable {
    case running, waiting, stopped, met, breached, ended, carried

    /// Whether the lap has ended.
    package var isOver: Bool {
      switch self {
      case .running, .waiting, .stopped: false
      case .met, .breached, .ended, .carried: true
      }
    }
  }

  /// Where a notice is, in the words of `outbox list`.
  package enum NoticeStand: String, CaseIterable, Sendable {
    case new, waiting, delivered, dead, void, inbox

    /// Whether somebody still waits for it.
    package var isUnderway: Bool {
      switch self {
      case .new, .waiting, .dead: true
      case .delivered, .void, .inbox: false
      }
    }
  }

  /// So many, and since when the first of them.
  package struct Crowd: Hashable, Sendable {
    package var count: Int
    /// When the oldest was written; nil if that is of no interest, or there are none.
    package var oldest: Instant?

    package init(count: Int, oldest: Instant? = nil) {
      self.count = count
      self.oldest = oldest
    }
  }

  /// Sums over every row of the scheduler's log.
  package struct Log: Hashable, Sendable {
    package var rungs: Int
    package var moves: Int
    package var notices: Int
    /// Transactions in which it did something, by how late the latest of it was.
    package var lateness: Histogram

    package init(rungs: Int, moves: Int, notices: Int, lateness: Histogram) {
      self.rungs = rungs
      self.moves = moves
      self.notices = notices
      self.lateness = lateness
    }
  }

  /// How many values there are up to each of some bounds.
  package struct Histogram: Hashable, Sendable {
    /// The greatest value that counts, rising.
    package var bounds: [Int64]
    /// How many are not greater than each bound: those of a bound are among those of the next.
    package var counts: [Int]
    /// How many there are in all.
    package var count: Int
    package var sum: Int64

    package init(bounds: [Int64], counts: [Int], count: Int, sum: Int64) {
      self.bounds = bounds
      self.counts = counts
      self.count = count
      self.sum = sum
    }

    /// Of these values.
    package init(of values: [Int64], bounds: [Int64]) {
      self.init(
        bounds: bounds, counts: bounds.map { bound in values.count { $0 <= bound } }, count: values.count,
        sum: values.reduce(0, +))
    }
  }
}
