package import TaskingAPI
import WorkingTime

extension Renderer {
  /// What follows, what was due, from what it follows, and who looked.
  package func lines(_ quietness: Quietness) -> [String] {
    let time = "from \(quietness.from.rfc3339) to \(quietness.to.rfc3339)"
    let head =
      switch quietness.verdict {
      case .quiet: "\(quietness.reference): nothing was due \(time)"
      case .noticed: "\(quietness.reference): \(Self.count(quietness.due.count, "thing")) fell due \(time), all noticed"
      case .unnoticed:
        "\(quietness.reference): \(Self.count(quietness.due.count, "thing")) fell due \(time), not all noticed"
      case .erased: "\(quietness.reference): its content is erased, and with it when something was due"
      }
    var lines = [Visible.line(head)]
    lines += quietness.due.map { "  " + Self.line($0) }
    lines += quietness.stretches.map { stretch in
      let next = stretch.next.map { "next to fall due at \($0.rfc3339)" } ?? "nothing to fall due"
      return "  version \(stretch.version) from \(stretch.from.rfc3339) to \(stretch.to.rfc3339): \(next)"
    }
    lines += Self.lines(quietness.watch).map { "  " + $0 }
    guard let reach = quietness.reach else { return lines }
    return lines + ["  " + line(reach) + "; whether it is whole says: tasking audit verify"]
  }

  private static func line(_ item: Quietness.Item) -> String {
    guard let noticed = item.noticed else {
      return "\(item.line.due.rfc3339)  \(Visible.line(item.line.reference))  not noticed yet"
    }
    let late = max(0, item.line.due.seconds(to: noticed))
    return "\(line(item.line))  noticed \(noticed.rfc3339), \(TimeWords.span(late)) late"
  }

  private static func lines(_ looks: Quietness.Looks) -> [String] {
    var lines: [String] = []
    if let from = looks.from, let to = looks.to {
      let rows = looks.rows.map { ", lines \($0.first) to \($0.last) of its log" } ?? ""
      lines.append("the scheduler ran \(count(looks.runs, "time")) from \(from.rfc3339) to \(to.rfc3339)\(rows)")
      if let widest = looks.widest {
        lines.append(
          "at most \(TimeWords.span(widest.seconds)) apart: from \(widest.from.rfc3339) to \(widest.to.rfc3339)")
      }
    } else {
      lines.append("no run of the scheduler is recorded")
    }
    return lines
      + looks.gaps.map {
        "nobody looked from \($0.from.rfc3339) to \($0.to.rfc3339), \(TimeWords.span($0.seconds))"
      }
  }
}
