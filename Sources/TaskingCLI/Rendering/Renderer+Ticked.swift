import Tasking
import WorkingTime

extension Renderer {
  /// One line about one run of the scheduler.
  func lines(_ ticked: Ticked) -> [String] {
    let counts = [
      "\(ticked.considered) considered", Self.count(ticked.rungs, "rung"),
      Self.count(ticked.timedMoves, "timed move"), Self.count(ticked.errors, "error"),
    ]
    let milliseconds = took.components.seconds * 1000 + took.components.attoseconds / 1_000_000_000_000_000
    let line = "tick \(ticked.now.rfc3339): \(counts.joined(separator: ", ")), \(milliseconds) ms"
    guard let staffing = ticked.staffing, staffing.stuck + staffing.unattended > 0 else { return [line] }
    return [line, "staffing: \(Self.words(staffing)); see: tasking staffing"]
  }

  /// `1 rung`, `3 rungs`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
