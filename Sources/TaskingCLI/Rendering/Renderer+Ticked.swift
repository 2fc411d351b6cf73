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
    return [line] + (ticked.delivered.flatMap(Self.words).map { [$0] } ?? [])
  }

  /// `1 rung`, `3 rungs`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
