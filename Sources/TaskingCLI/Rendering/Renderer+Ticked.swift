import Tasking
import WorkingTime

// What the scheduler writes is for logs: a line each thing, in UTC, without names and titles.

extension Renderer {
  /// One line about one run of the scheduler, behind those that were not told as it went.
  func lines(_ ticked: Ticked) -> [String] {
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

  /// What the first run after a change is about to do.
  static func lines(_ plan: TickPlan) -> [String] {
    ["\(Visible.line(plan.why)); \(count(plan.requests, "request")) to be looked at:"]
      + plan.lines.map { "  " + line($0) } + (plan.isCut ? ["  …"] : [])
  }

  /// One thing that fell due, or will.
  static func line(_ line: DueLine) -> String {
    var parts = [line.due.rfc3339, line.reference]
    if let move = line.move {
      parts.append(move + (line.state.map { " → \($0)" } ?? ""))
    } else if let clock = line.clock {
      let repeated = (line.occurrence ?? 1) > 1 ? " (\(line.occurrence ?? 1))" : ""
      parts.append("\(clock) \(line.percent ?? 0)%\(repeated)")
    } else {
      parts.append("nothing was due: dated anew")
    }
    if line.isSuperseded { parts.append("superseded") }
    if !line.told.isEmpty { parts.append("to " + told(line)) }
    return Visible.line(parts.joined(separator: "  "))
  }

  /// What will fall due.
  func lines(_ planned: Planned) -> [String] {
    planned.lines.map(Self.line) + [
      "\(Self.count(planned.lines.count, "thing")) up to \(planned.to.rfc3339), if nobody does anything"
    ]
  }

  /// What went wrong with requests, and how many more there were.
  static func complaints(_ faults: [String], of count: Int) -> [String] {
    let more = count > faults.count ? ["tasking: and \(count - faults.count) more"] : []
    return faults.map { "tasking: " + Visible.line($0) } + more
  }

  static let dueColumns = [
    "due", "reference", "clock", "percent", "occurrence", "superseded", "move", "state", "told",
  ]

  /// The same as cells of a table.
  static func cells(_ line: DueLine) -> [String] {
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
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
