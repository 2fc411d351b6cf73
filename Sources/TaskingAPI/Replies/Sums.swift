package import WorkingTime

/// The clocks of a request with their arithmetic: `why REF`.
package struct Sums: Codable, Hashable, Sendable {
  package var reference: String
  package var state: String
  package var priority: String?
  package var waitsFor: String?
  /// Clocks that run or wait, the one that is due first before the others; then those that stopped.
  package var clocks: [ClockSum]
  /// Names of the moves that whoever it waits for is most likely to make.
  package var nextMoves: [String]

  package init(
    reference: String, state: String, priority: String?, waitsFor: String?, clocks: [ClockSum],
    nextMoves: [String] = []
  ) {
    self.nextMoves = nextMoves
    self.reference = reference
    self.state = state
    self.priority = priority
    self.waitsFor = waitsFor
    self.clocks = clocks
  }

  /// The sum of one clock's present lap.
  package struct ClockSum: Codable, Hashable, Sendable {
    package var clock: ClockLine
    /// `over`, `left`, `paused`, `met`, `breached`, `ended`.
    package var standing: String
    /// Counted seconds over or left; for a clock over by its bound, real seconds.
    package var seconds: Int64
    package var lines: [Line]
    /// The instant that bounds it, whatever is left of the budget.
    package var bound: Instant?
    /// What fires next, and who is told.
    package var nextRung: NextRung?
    /// Until when an acknowledgement keeps its ladder; nil if none does.
    package var acknowledgedUntil: Instant?

    package init(clock: ClockLine, standing: String, seconds: Int64, lines: [Line]) {
      self.clock = clock
      self.standing = standing
      self.seconds = seconds
      self.lines = lines
    }

    enum CodingKeys: String, CodingKey {
      case clock, standing, seconds, lines, bound
      case nextRung = "next_rung"
      case acknowledgedUntil = "acknowledged_until"
    }
  }

  /// A stretch of time and what it counted.
  package struct Line: Codable, Hashable, Sendable {
    package var from: Instant
    package var to: Instant
    /// `carried`, `ran`, `over`, `paused`, `stopped`, `closed`, or a holiday's name.
    package var what: String
    /// Counted seconds of this stretch.
    package var counted: Int64
    /// Counted seconds up to its end.
    package var used: Int64
    /// Why it was paused: the state that the request was in.
    package var why: String?

    package init(from: Instant, to: Instant, what: String, counted: Int64, used: Int64, why: String? = nil) {
      self.from = from
      self.to = to
      self.what = what
      self.counted = counted
      self.used = used
      self.why = why
    }
  }

  /// The next step of the ladder.
  package struct NextRung: Codable, Hashable, Sendable {
    package var at: Instant
    package var percent: Int64
    /// `remind`, `tell` or `move`.
    package var action: String
    /// The party or the move.
    package var whom: String
    /// The people who would get the notice now.
    package var people: [String]

    package init(at instant: Instant, percent: Int64, action: String, whom: String, people: [String]) {
      self.at = instant
      self.percent = percent
      self.action = action
      self.whom = whom
      self.people = people
    }
  }

  enum CodingKeys: String, CodingKey {
    case reference, state, priority
    case waitsFor = "waits_for"
    case clocks
    case nextMoves = "next_moves"
  }
}
