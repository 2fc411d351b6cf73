package import TaskingAPI
import WorkingTime

// What the scheduler writes is for logs: a line each thing, in UTC, without names and titles. What is planned is for
// people, and on their clock.

extension Renderer {
  /// One line about one run of the scheduler, behind those that were not told as it went.
  package func lines(_ ticked: Ticked) -> [String] {
    let at = "tick \(ticked.now.rfc3339)\(ticked.isTrial ? " (dry run)" : "")"
    guard !ticked.isElsewhere else { return ["\(at): another run is at it"] }
    var counts = [
      "\(ticked.considered) considered", Self.count(ticked.rungs, "rung"),
      Self.count(ticked.timedMoves, "timed move"), Self.count(ticked.errors, "error"),
    ]
    if ticked.left > 0 { counts.append("\(ticked.left) left") }
    let milliseconds = took.components.seconds * 1000 + took.components.attoseconds / 1_000_000_000_000_000
    return (ticked.plan.map(Self.lines) ?? []) + ticked.done.map(Self.line)
      + ["\(at): \(counts.joined(separator: ", ")), \(milliseconds) ms"]
      + (ticked.delivered.flatMap(Self.words).map { [$0] } ?? []) + staffed(ticked)
  }

  /// What the day's look at who is there found, if that is anything.
  private func staffed(_ ticked: Ticked) -> [String] {
    guard let staffing = ticked.staffing, staffing.stuck + staffing.unattended > 0 else { return [] }
    return ["staffing: \(Self.words(staffing)); see: tasking staffing"]
  }

  /// What is told of requests that nobody may move on, where nothing else is told as well.
  package func strandedLines(_ ticked: Ticked) -> [String] {
    let more = ticked.unreachable - ticked.stranded.count
    return ticked.stranded.map {
      Visible.line("tasking: \($0): no one who is present and can be reached can move it on")
    } + (more > 0 ? ["tasking: and \(more) more; see: tasking staffing"] : [])
      + (isQuiet && (ticked.staffing?.stuck ?? 0) > 0 ? staffed(ticked).map { "tasking: " + $0 } : [])
  }

  /// What the first run after a change is about to do.
  package static func lines(_ plan: TickPlan) -> [String] {
    ["\(Visible.line(plan.why)); \(count(plan.requests, "request")) to be looked at:"]
      + plan.lines.map { "  " + line($0) } + (plan.isCut ? ["  …"] : [])
  }

  /// One thing that fell due, or will.
  package static func line(_ line: DueLine) -> String {
    Visible.line(([line.due.rfc3339] + parts(line)).joined(separator: "  "))
  }

  /// What falls due, and whom it tells; of several at the instant of the first, how many and when the last.
  private static func parts(_ line: DueLine, repeated: String? = nil) -> [String] {
    var parts = [line.reference]
    if let move = line.move {
      parts.append(move + (line.state.map { " → \($0)" } ?? ""))
    } else if let clock = line.clock {
      let again = (line.occurrence ?? 1) > 1 ? " (\(line.occurrence ?? 1))" : ""
      parts.append("\(clock) \(line.percent ?? 0)%\(repeated ?? again)")
    } else {
      parts.append("nothing was due: dated anew")
    }
    if line.isSuperseded { parts.append("superseded") }
    if !line.told.isEmpty { parts.append("to " + told(line)) }
    return parts
  }

  /// What will fall due, rungs that come again and again in one line.
  package func lines(_ planned: Planned) -> [String] {
    let folded = Folded<DueLine>.folded(planned.lines) { line -> DueLine? in
      guard line.move == nil, line.clock != nil else { return nil }
      // What is left says what it is: everything but when.
      var key = line
      (key.due, key.occurrence) = (planned.from, nil)
      return key
    }
    return folded.map { lines in
      let last = times.moment(lines.last.due)
      let repeated = lines.count > 1 ? " ×\(lines.count), last \(last)" : nil
      let parts = [times.moment(lines.first.due)] + Self.parts(lines.first, repeated: repeated)
      return Visible.line(parts.joined(separator: "  "))
    } + ["\(Self.count(planned.lines.count, "thing")) up to \(times.moment(planned.to)), if nobody does anything"]
  }

  /// What went wrong with requests, and how many more there were.
  package static func complaints(_ faults: [String], of count: Int) -> [String] {
    let more = count > faults.count ? ["tasking: and \(count - faults.count) more"] : []
    return faults.map { "tasking: " + Visible.line($0) } + more
  }

  package static let dueColumns = [
    "due", "reference", "clock", "percent", "occurrence", "superseded", "move", "state", "told",
  ]

  /// The same as cells of a table.
  package static func cells(_ line: DueLine) -> [String] {
    [
      line.due.rfc3339, line.reference, line.clock ?? "", line.percent.map(String.init) ?? "",
      line.occurrence.map(String.init) ?? "", "\(line.isSuperseded)", line.move ?? "", line.state ?? "", told(line),
    ]
  }

  private static func told(_ line: DueLine) -> String {
    line.told.map { told in
      switch told.people {
      case 0: "nobody: there is no \(told.capacity)"
      case 1: told.capacity
      default: "\(told.capacity) (\(told.people))"
      }
    }.joined(separator: ", ")
  }

  /// `1 rung`, `3 rungs`.
  package static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
