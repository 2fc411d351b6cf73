package import TaskingAPI
import WorkingTime

extension Renderer {
  /// Who is away, and who stands in.
  package func lines(_ absences: Absences) -> [String] {
    var table = TextTable(["NUMBER", "PERSON", "", "FROM", "UNTIL", "STANDS IN", "REASON"])
    for line in absences.absences {
      table.add([
        String(line.number), line.person, line.phase.rawValue, times.moment(line.from),
        line.ended.map { "ended \(times.moment($0))" } ?? line.until.map(times.moment)
          ?? (line.isDeparture ? "for good" : "not known"),
        standIn(line), line.reason ?? "",
      ])
    }
    var lines = absences.absences.isEmpty ? ["nobody is away"] : table.lines(width: width, ink: ink)
    if !absences.deputies.isEmpty {
      let words = absences.deputies.map { "\($0.deputy) for \($0.person)" }
      lines.append(Visible.line("standing deputies: " + words.joined(separator: ", ")))
    }
    return lines
  }

  private func standIn(_ line: Absences.Line) -> String {
    if line.phase == .over { return line.deputy ?? "" }
    if !line.circle.isEmpty { return "nobody: \(line.circle.joined(separator: " → ")) is a circle" }
    return line.standIn ?? "nobody"
  }

  /// An absence was recorded or ended, or a deputy appointed.
  package func lines(_ written: AbsenceWritten) -> [String] {
    let number = written.number.map { " (absence \($0))" } ?? ""
    let words: String =
      switch written.done {
      case .recorded:
        "\(written.person) is away from \(written.from.map(times.moment) ?? "now") "
          + (written.until.map { "until \(times.moment($0))" } ?? "until it is ended")
          + (written.deputy.map { ", \($0) stands in" } ?? "") + number
      case .ended: "\(written.person) is there again\(number)"
      case .calledOff: "\(written.person) will not be away\(number)"
      case .appointed:
        written.deputy.map { "\($0) stands in for \(written.person) from now on" }
          ?? "nobody stands in for \(written.person) from now on"
      }
    return [Visible.line(words)]
  }

  /// A shift that is handed over.
  package func lines(_ handover: Handover) -> [String] {
    let name = handover.number.map { "handover \($0)" } ?? "what a handover would list"
    var lines = ["\(name), \(handover.from) to \(handover.to), \(times.moment(handover.at))"]
    for part in Handover.Part.allCases {
      let found = handover.lines.filter { $0.part == part }
      lines.append(
        "\(Self.title(part, until: times.moment(handover.until))): \(found.isEmpty ? "none" : "\(found.count)")")
      lines += Self.indented(table(found, part))
    }
    if !handover.isAsListed { lines.append("not all of it is as it was listed: something was erased since") }
    if let accepted = handover.accepted {
      lines.append("accepted by \(handover.to) \(times.moment(accepted))")
      lines += (handover.standing ?? []).map { words($0, to: handover.to) }
      if handover.standing != nil { lines.append("accepting it has moved nothing: each request is where it was") }
    } else if let withdrawn = handover.withdrawn {
      lines.append("withdrawn \(times.moment(withdrawn)): it does not count")
    } else if let number = handover.number {
      lines.append("not accepted yet: tasking --as \(handover.to) handover accept \(number)")
    }
    return lines.map(Visible.line)
  }

  private func words(_ standing: Handover.Standing, to receiver: String) -> String {
    let place =
      switch standing.assignee {
      case receiver: "is yours already"
      case let assignee?: "is still with \(assignee)" + (standing.next.map { ": \($0)" } ?? "")
      case nil: standing.waitsFor.map { "is with nobody, and waits for \($0)" } ?? "is with nobody"
      }
    return "  \(standing.reference) \(standing.state) \(place)"
  }

  private func table(_ lines: [Handover.Line], _ part: Handover.Part) -> [String] {
    guard !lines.isEmpty else { return [] }
    var table = TextTable(["REF", "PRI", "STATE", "KIND", "PRISON", "ASSIGNEE", "WHAT", "WHEN", "TITLE"])
    for line in lines {
      table.add([
        line.reference, line.priority ?? "", line.state, line.kind ?? "", line.establishment ?? "",
        line.assignee ?? "", line.about ?? "", line.at.map(times.moment) ?? "", line.title ?? "",
      ])
    }
    return table.lines(width: width.map { max(1, $0 - 2) }, ink: ink)
  }

  private static func indented(_ lines: [String]) -> [String] { lines.map { "  " + $0 } }

  private static func title(_ part: Handover.Part, until: String) -> String {
    switch part {
    case .open: "open"
    case .held: "waiting"
    case .ending: "ends by itself until \(until)"
    case .escalation: "told and not read"
    case .asked: "asked and not answered"
    }
  }

  /// Handovers, a line each.
  package func lines(_ handovers: [HandoverSummary]) -> [String] {
    var table = TextTable(["NUMBER", "FROM", "TO", "WHEN", "ACCEPTED", "OPEN", "WAITING", "ENDING", "UNREAD", "ASKED"])
    for handover in handovers {
      let counts = Handover.Part.allCases.map { String(handover.counts[$0.rawValue] ?? 0) }
      table.add(
        [
          String(handover.number), handover.from, handover.to, times.moment(handover.at),
          handover.accepted.map(times.moment) ?? (handover.withdrawn == nil ? "no" : "withdrawn"),
        ] + counts)
    }
    return handovers.isEmpty ? ["nothing was handed over"] : table.lines(width: width, ink: ink)
  }

  /// The open requests that no one present can move on.
  package func lines(_ staffing: Staffing) -> [String] {
    let occasion = staffing.isRecorded ? "found" : "for"
    var lines = ["staffing \(staffing.day), \(occasion) \(times.moment(staffing.at)): \(Self.words(staffing))"]
    for away in staffing.away {
      lines.append("away: \(away.person), \(away.standIn.map { "\($0) stands in" } ?? "nobody stands in")")
    }
    for (title, found) in [
      ("no one present can move on", staffing.stuck), ("assignee away without a deputy", staffing.unattended),
    ]
    where !found.isEmpty {
      var table = TextTable(["REF", "PRI", "STATE", "WAITS FOR", "ASSIGNEE"])
      for line in found {
        table.add([line.reference, line.priority ?? "", line.state ?? "", line.waitsFor ?? "", line.assignee ?? ""])
      }
      lines.append("\(title):")
      lines += Self.indented(table.lines(width: width.map { max(1, $0 - 2) }, ink: ink))
    }
    return lines.map(Visible.line)
  }

  private static func words(_ staffing: Staffing) -> String {
    words(Staffing.Counts(open: staffing.open, stuck: staffing.stuck.count, unattended: staffing.unattended.count))
  }

  /// `25 open requests, 1 that no one present can move on, 2 whose assignee is away without a deputy`.
  package static func words(_ counts: Staffing.Counts) -> String {
    "\(count(counts.open, "open request")), \(counts.stuck) that no one present can move on, "
      + "\(counts.unattended) whose assignee is away without a deputy"
  }
}
