package import WorkingTime

/// One run of the scheduler, or what one would do.
package struct Ticked: Codable, Hashable, Sendable {
  package var now: Instant
  /// Whether nothing was written.
  package var isTrial = false
  /// Whether another run is at it, so that this one did nothing.
  package var isElsewhere = false
  /// Requests for which something had fallen due.
  package var considered = 0
  package var rungs = 0
  package var timedMoves = 0
  package var errors = 0
  /// Notices written to the outbox.
  package var notices = 0
  /// Requests that it had no time for.
  package var left = 0
  /// By how many seconds the latest of what was recorded was late.
  package var lateness: Int64 = 0
  /// Requests that could not be brought up to date, with why; at most `mostFaults`.
  package var faults: [String] = []
  /// What it was about to do, if it was the first run after a change; empty where it was told as it went.
  @Null package var plan: TickPlan?
  /// Each thing that it did, in order; empty where it was told as it went.
  package var done: [DueLine] = []
  /// The last entry of the journal that it wrote, and its hash; nil if it wrote none.
  @Null package var seq: Int64?
  @Null package var head: String?
  /// Places that an anchor was kept at.
  package var anchored: [String] = []
  /// Places that it could not be kept at, with why.
  package var anchorFaults: [String] = []
  /// What was delivered after it; nil where nothing is.
  @Null package var delivered: Delivered?
  /// What the day's look at who is there found; nil when it had been made before.
  @Null package var staffing: Staffing.Counts?
  /// How many requests it told of that nobody who is there, and can be reached, may move on.
  package var unreachable = 0
  /// The first of them, at most `mostFaults`.
  package var stranded: [String] = []
  /// Why that look could not be made, or kept; the next run makes it.
  @Null package var staffingFault: String?

  /// How many faults are told.
  package static let mostFaults = 20

  package init(now: Instant) { self.now = now }

  /// Takes note of a request that could not be brought up to date.
  package mutating func fail(_ reference: String, _ why: String) {
    errors += 1
    if faults.count < Self.mostFaults { faults.append("\(reference): \(why)") }
  }

  /// Takes note of a request that nobody may move on.
  package mutating func strand(_ reference: String) {
    unreachable += 1
    if stranded.count < Self.mostFaults { stranded.append(reference) }
  }

  enum CodingKeys: String, CodingKey {
    case now
    case isTrial = "dry_run"
    case isElsewhere = "elsewhere"
    case considered, rungs
    case timedMoves = "timed_moves"
    case errors, notices, left
    case lateness = "lateness_seconds"
    case faults, plan, done, seq, head, anchored
    case anchorFaults = "anchor_faults"
    case delivered, staffing, unreachable
    case stranded = "unreachable_requests"
    case staffingFault = "staffing_fault"
  }
}

/// What the first run after a change is about to do.
package struct TickPlan: Codable, Hashable, Sendable {
  /// Why it is told: another version of the program, a source put to use; one sentence without a full stop.
  package var why: String
  /// How many requests have something due.
  package var requests: Int
  /// What would be done with the first of them.
  package var lines: [DueLine]
  /// Whether that is not all.
  package var isCut: Bool

  package init(why: String, requests: Int, lines: [DueLine], isCut: Bool) {
    self.why = why
    self.requests = requests
    self.lines = lines
    self.isCut = isCut
  }

  /// With how many requests it is worked out.
  package static let mostRequests = 20
  /// How many lines there are at most.
  package static let mostLines = 100

  enum CodingKeys: String, CodingKey {
    case why, requests, lines
    case isCut = "cut"
  }
}

/// What the scheduler tells as it goes.
package enum TickNews: Hashable, Sendable {
  /// What it is about to do, before it begins.
  case plan(TickPlan)
  /// What it has done, once that is kept.
  case done([DueLine])
}

/// What will fall due.
package struct Planned: Codable, Hashable, Sendable {
  package var from: Instant
  package var to: Instant
  /// In the order in which it will fall due, then by reference; first what has already.
  package var lines: [DueLine]
  /// Requests of which it cannot be said, with why.
  package var faults: [String]

  package init(from: Instant, to: Instant, lines: [DueLine], faults: [String]) {
    self.from = from
    self.to = to
    self.lines = lines
    self.faults = faults
  }
}
