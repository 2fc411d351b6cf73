import Tasking
import Workflow

extension Renderer {
  /// What another calendar or definition does to due times: the sum first, then each.
  func lines(_ impact: Impact) -> [String] {
    let what =
      impact.isDone
      ? "\(impact.kind) \(impact.name) version \(impact.to)"
      : "\(impact.kind) \(impact.name) version \(impact.to) in place of "
        + (impact.from == 0 ? "none" : "version \(impact.from)")
        + (impact.kind == "calendar" ? ", were it in use now" : ", if every open request went over now")
    var lines = [Visible.line("\(what): \(Self.count(impact.considered, "open request")) looked at")]
    if impact.lines.isEmpty, impact.left.isEmpty { return lines + ["  no due time moves"] }
    lines.append(
      "  " + (impact.isDone ? "due times moved: " : "due times that move: ")
        + "\(impact.earlier) earlier, \(impact.later) later, \(impact.begun) begun, \(impact.ended) ended; "
        + "in \(Self.count(impact.moved, "request"))")
    lines.append(
      "  become overdue: \(impact.becomeOverdue)   overdue no more: \(impact.overdueNoMore)"
        + (impact.overdueNoMore > 0 ? " (that they were stays on record)" : ""))
    if !impact.lines.isEmpty { lines += table(impact) }
    for left in impact.left {
      lines.append(Visible.line("\(left.reference) cannot go over: \(left.reasons.joined(separator: "; "))"))
    }
    return lines
  }

  private func table(_ impact: Impact) -> [String] {
    var table = TextTable(["REF", "PRI", "STATE", "CLOCK", "DUE NOW", "DUE THEN", ""])
    for line in impact.lines {
      table.add([
        line.reference, line.priority ?? "", line.state, line.clock, line.before.map(times.moment) ?? "–",
        line.after.map(times.moment) ?? "–",
        line.change == "becomes-overdue" ? "▲ becomes overdue" : Self.word(line.change),
      ])
    }
    return table.lines(width: nil, ink: ink)
  }

  private static func word(_ change: String) -> String {
    String(change.map { $0 == "-" ? " " : $0 })
  }
}
