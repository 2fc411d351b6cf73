package import TaskingAPI
import WorkingTime

extension Renderer {
  /// The clocks of a request with their arithmetic; the move at hand comes from `next`.
  package func lines(_ sums: Sums, next: NextMoves?) -> [String] {
    guard !sums.clocks.isEmpty else {
      return [Visible.line("\(sums.reference) is \(sums.state): no clock runs.")]
    }
    var lines: [String] = []
    for (number, sum) in sums.clocks.enumerated() {
      lines.append(Visible.line(headline(sum, of: sums)))
      lines += arithmetic(sum)
      if let claimed = sum.clock.claimed {
        let due = claimed.verdict == nil ? "" : claimed.due.map { " (due \(times.moment($0)))" } ?? ""
        lines.append("  " + Visible.line(claim(claimed) + due))
      }
      if let until = sum.acknowledgedUntil { lines.append("  acknowledged until \(times.moment(until))") }
      let act = number == 0 && sum.clock.state != "stopped" ? next.flatMap { action($0, likely: sums.nextMoves) } : nil
      let last = [rung(sum).map { "next: " + $0 }, act.map { "to act: " + $0 }].compactMap(\.self)
      if !last.isEmpty { lines.append("  " + Visible.line(last.joined(separator: ".   "))) }
    }
    return lines
  }

  private func headline(_ sum: Sums.ClockSum, of sums: Sums) -> String {
    let clock = sum.clock
    let allowed = TimeWords.hours(clock.budgetSeconds) + (clock.isElapsed ? " elapsed" : " of working time")
    let budget = sums.priority.map { "\($0): \(allowed)" } ?? allowed
    let length = clock.isElapsed ? TimeWords.span(sum.seconds) : TimeWords.hours(sum.seconds)
    let standing =
      switch sum.standing {
      case "over": "is \(length) over on its \(clock.name) clock"
      case "left": "has \(length) left on its \(clock.name) clock"
      case "paused": "has its \(clock.name) clock paused, \(length) left"
      case "met": "met its \(clock.name) clock"
      case "breached": "breached its \(clock.name) clock"
      default: "has done with its \(clock.name) clock"
      }
    return "\(sums.reference) \(standing) (\(budget))."
  }

  private func arithmetic(_ sum: Sums.ClockSum) -> [String] {
    let rows = sum.lines.map { line -> [String] in
      let counts = line.what == "carried" || line.what == "ran" || line.what == "over"
      let note = sum.clock.due.flatMap { due in
        line.what == "ran" && line.to == due ? "← due \(times.time(due))" : nil
      }
      let isAtBound = note == nil && line.what == "ran" && sum.bound == line.to
      return [
        times.range(line.from, line.to), line.what, counts ? TimeWords.sum(line.counted) : "",
        line.what == "over" || !counts ? "" : "used " + TimeWords.sum(line.used),
        note ?? (isAtBound ? "← bound \(times.time(line.to))" : line.why.map { "while \($0)" } ?? ""),
      ]
    }
    let widths = (0..<5).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { cells in
      let line = zip(cells, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "   ")
      return "  " + Visible.line(String(line.reversed().drop { $0 == " " }.reversed()))
    }
  }

  private func rung(_ sum: Sums.ClockSum) -> String? {
    guard let rung = sum.nextRung else { return nil }
    let whom = rung.whom == "whoever-it-waits-for" ? "whoever it waits for" : rung.whom
    let people = rung.people.isEmpty || rung.people == [rung.whom] ? "" : " (\(rung.people.joined(separator: ", ")))"
    let moment = times.moment(rung.at)
    let when = rung.at <= times.now ? "when the scheduler next runs (due \(moment))" : "at \(moment)"
    return "\(rung.action) \(whom)\(people) \(when)"
  }

  /// The move at hand: the likeliest that the reader can make, or else the first that asks for no reason.
  private func action(_ next: NextMoves, likely: [String]) -> String? {
    let moves = next.moves.filter(\.canBeMade)
    let forward = likely.lazy.compactMap { name in moves.first { $0.name == name } }.first
    guard let move = forward ?? moves.first(where: { !$0.asks.contains("reason") }) ?? moves.first else { return nil }
    let command = "tasking \(move.name) \(Self.number(of: next.reference))"
    let wants = move.wants
    return wants.isEmpty
      ? "\(command)   (you may)" : "\(command) …   (you may; needs: \(wants.joined(separator: ", ")))"
  }
}
