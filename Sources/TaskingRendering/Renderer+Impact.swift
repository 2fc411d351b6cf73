package import TaskingAPI
import Workflow
import WorkingTime

extension Renderer {
  /// What another calendar or definition does to due times: the sum first, then each.
  package func lines(_ impact: Impact) -> [String] {
    let what =
      impact.isDone
      ? "\(impact.kind) \(impact.name) version \(impact.to)"
      : "\(impact.kind) \(impact.name) version \(impact.to) in place of "
        + (impact.from == 0 ? "none" : "version \(impact.from)")
        + (impact.kind == "calendar" ? ", were it in use now" : ", if every open request went over now")
    var lines = [Visible.line("\(what): \(Self.count(impact.considered, "open request")) looked at")]
    if impact.lines.isEmpty, impact.left.isEmpty {
      return lines + ["  no due time moves"] + stranded(impact) + (impact.history.map(hindsight) ?? [])
    }
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
    return lines + stranded(impact) + (impact.history.map(hindsight) ?? [])
  }

  private func stranded(_ impact: Impact) -> [String] {
    impact.stranded.map {
      Visible.line("▲ \($0.reference) would be left in \($0.state), where nobody could do anything lawful with it")
    }
  }

  /// What it would have decided otherwise.
  private func hindsight(_ history: Hindsight) -> [String] {
    var lines = [
      "had it been in force from the beginning (\(Self.count(history.requests, "request")), "
        + "\(Self.count(history.moves, "move")) and \(Self.count(history.refusals, "refusal")) looked at):",
      "  would have been refused: \(history.refused.count)   would have been allowed: \(history.allowed.count)   "
        + "clocks that would have ended otherwise: \(history.verdicts.count)",
    ]
    for decision in history.refused {
      lines.append(
        Visible.line(
          "  \(decision.reference) version \(decision.version): \(decision.move) by \(decision.actor), "
            + "\(times.moment(decision.at)): \(decision.reasons.joined(separator: "; "))"))
    }
    for decision in history.allowed {
      lines.append(
        Visible.line(
          "  \(decision.reference): \(decision.move) by \(decision.actor), \(times.moment(decision.at)), "
            + "which was refused, would not have been"))
    }
    guard !history.verdicts.isEmpty else { return lines }
    var table = TextTable(["  REF", "CLOCK", "CYCLE", "LAP", "WAS", "WOULD BE", "DUE", "WOULD BE DUE"])
    for verdict in history.verdicts {
      table.add([
        "  " + verdict.reference, verdict.clock, String(verdict.cycle), String(verdict.lap), verdict.was, verdict.would,
        verdict.due.map(times.moment) ?? "–", verdict.wouldBeDue.map(times.moment) ?? "–",
      ])
    }
    return lines + table.lines(width: nil, ink: ink)
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
