package import TaskingAPI
import WorkingTime

extension Renderer {
  /// What changed, to which version, what is due next, and what is likely done next.
  package func lines(_ written: Written) -> [String] {
    var line = "\(written.reference) \(what(written)), version \(written.version)."
    if let due = written.nextDue {
      line += "  \(Self.capitalised(written.nextDueClock ?? "next")) by \(times.moment(due))."
    }
    if let next = next(written) { line += "   next: \(next)" }
    var lines = [Visible.line(line)]
    if !written.caughtUp.isEmpty {
      lines.append("  fell due before it: " + Visible.line(written.caughtUp.joined(separator: ", ")))
    }
    if let waiver = written.waiver {
      lines.append("  separation was waived and recorded: " + Visible.line(waiver))
    }
    if let principal = written.actingFor {
      lines.append("  done for \(Visible.line(principal)), who is away")
    }
    if let claimed = written.claimed {
      lines.append("  it is claimed to have happened \(times.moment(claimed)); clocks go by now, and say both")
    }
    if let until = written.acknowledgedUntil {
      lines.append("  no more is told of it until \(times.moment(until)); then, if nothing has happened, it goes on")
    }
    for sentence in written.broken ?? [] { lines.append("  no longer holds: " + Visible.line(sentence)) }
    if let followed = written.followed {
      lines.append("  followed at once: " + Visible.line(followed.joined(separator: ", ")))
    }
    if written.isRepeated { lines.append("  it was done before: this is the first answer again") }
    return lines
  }

  private func what(_ written: Written) -> String {
    let priority = written.priority.map { " (\($0))" } ?? ""
    if written.refusal != nil { return "kept as \(written.state)\(priority)" }
    if written.done == "raise" { return "raised as \(written.state)\(priority)" }
    guard written.from == written.state else { return "\(written.state)\(priority)" }
    let done =
      switch written.done {
      case "set": "fields set"
      case "ack": "acknowledged"
      case "correct": "correction recorded"
      case "disclose": "disclosure recorded"
      default: "\(written.done) recorded"
      }
    return "\(done), still \(written.state)\(priority)"
  }

  private func next(_ written: Written) -> String? {
    guard let waitsFor = written.waitsFor else { return nil }
    guard let move = written.nextMoves.first else { return "waits for \(waitsFor)" }
    return "tasking \(move) \(Self.number(of: written.reference)) (\(waitsFor))"
  }

  /// `418` of `PIO-2026-000418`, which is enough while it is unique.
  package static func number(of reference: String) -> String {
    let digits = reference.split(separator: "-").last.map(String.init) ?? reference
    let short = digits.drop { $0 == "0" }
    return short.isEmpty || !digits.allSatisfy(\.isNumber) ? reference : String(short)
  }

  package static func capitalised(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }
}
