internal import Workflow
internal import WorkingTime

/// Something that happens at an instant; what was planned first comes first.
struct Happening: Comparable {
  let at: Int64
  let order: UInt64
  let kind: Kind

  /// What happens.
  enum Kind {
    /// A request of that priority is raised.
    case arrival(Int)
    /// The work on a request, or its wait, is over.
    case done(Int, isOnCall: Bool)
    /// A role's hours begin.
    case opening(Int)
  }

  static func < (left: Happening, right: Happening) -> Bool { (left.at, left.order) < (right.at, right.order) }
  static func == (left: Happening, right: Happening) -> Bool { left.order == right.order }
}

/// A request in the queue of a role: the most urgent first, then what is due first, then what came first.
struct Waiting: Comparable {
  let priority: Int
  let due: Int64
  let order: UInt64
  let number: Int

  static func < (left: Waiting, right: Waiting) -> Bool {
    (left.priority, left.due, left.order) < (right.priority, right.due, right.order)
  }
}

/// A request while it is open.
struct Request {
  let priority: Int
  private(set) var state = -1
  /// The state before this one.
  private(set) var cameFrom = -1
  private(set) var entered: Int64 = 0
  /// Seconds of work that it needs where it is.
  var length: Int64 = 0
  /// By clock, the lap that counts.
  var clocks: [ClockState?]
  var trace: Int?

  init(priority: Int, clocks: Int) {
    self.priority = priority
    self.clocks = Array(repeating: nil, count: clocks)
  }

  mutating func enter(_ next: Int, at second: Int64) {
    if next != state { (cameFrom, state) = (state < 0 ? next : state, next) }
    entered = second
  }
}

/// The places of a role, and what waits for them.
struct Desk {
  var queue = Heap<Waiting>()
  var busy = 0
  var onCall = 0
  var isWoken = false
  var work = Work()
  private(set) var opens: Int64 = .min
  private var closes: Int64 = .min

  /// Seconds of work that came, and that were done in the hours.
  struct Work {
    var asked: Int64 = 0
    var done: Int64 = 0
  }

  /// Whether an instant lies in the hours; if not, `opens` is when they begin.
  mutating func isOpen(at second: Int64, _ calendar: WorkingCalendar) throws(CalendarFault) -> Bool {
    if second >= closes {
      let instant = Instant(secondsSinceEpoch: second)
      opens = try calendar.isOpen(instant) ? second : calendar.nextOpening(after: instant).secondsSinceEpoch
      closes = try Desk.closing(after: opens, calendar)
    }
    return second >= opens
  }

  /// When the hours end; where they do not for years, a year later, when it is asked again.
  private static func closing(after second: Int64, _ calendar: WorkingCalendar) throws(CalendarFault) -> Int64 {
    do throws(CalendarFault) {
      return try calendar.nextClosing(after: Instant(secondsSinceEpoch: second)).secondsSinceEpoch
    } catch {
      switch error {
      case .beyondTenYears, .answerOutsideCalendar: return second + 365 * 86_400
      default: throw error
      }
    }
  }
}

extension SimulationReport.Clock {
  /// Counts one more, or one fewer, of a verdict.
  mutating func count(_ verdict: ClockState.Verdict?, _ difference: Int) {
    switch verdict {
    case .met: met += difference
    case .breached: breached += difference
    case .ended: ended += difference
    case .carried, nil: break
    }
  }
}
