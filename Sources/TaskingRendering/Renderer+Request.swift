package import TaskingAPI
import Workflow
import WorkingTime

extension Renderer {
  /// A request: where it stands, its fields in the definition's order, its clocks.
  package func lines(_ request: RequestDetail) -> [String] {
    var rows: [(String, String)] = [
      ("state", "\(request.state) (\(request.stage))" + (request.isErased ? ", erased" : "")),
      ("priority", request.priority ?? "none yet"),
      ("waits for", request.waitsFor ?? "nobody"),
      ("assignee", request.assignee.map { person($0, request.assigneeName) } ?? "nobody"),
      ("raised", "\(times.moment(request.raisedAt)) by \(person(request.raiser, request.raiserName))"),
      ("changed", "\(times.moment(request.changedAt)), version \(request.version)"),
    ]
    if let due = request.nextDue {
      let (near, moment) = (times.due(due), times.moment(due))
      rows.append(("next due", "\(request.nextDueClock ?? "") \(near == moment ? moment : "\(near), \(moment)")"))
    }
    if let kept = request.retention { rows += self.rows(kept) }
    if let workflow = request.workflow {
      rows.append(("workflow", workflow + (request.workflowVersion.map { " version \($0)" } ?? "")))
    }
    var lines = [Visible.line(request.reference)] + Self.block(rows.map { ($0.0, [Visible.line($0.1)]) })
    if !request.lines.isEmpty {
      lines += ["fields"] + Self.block(request.lines.map { ($0.name, field($0)) })
    }
    if !request.clocks.isEmpty { lines += ["clocks"] + clocks(request.clocks) }
    return lines
  }

  private func person(_ id: String, _ name: String?) -> String {
    name.map { "\($0) (\(id))" } ?? id
  }

  private func field(_ line: RequestDetail.FieldLine) -> [String] {
    var lines = value(line.value)
    if let title = line.title, lines.count == 1 { lines[0] += " – " + Visible.line(title) }
    if let version = line.corrected, !lines.isEmpty { lines[0] += "   (corrected by version \(version))" }
    return lines
  }

  /// A value in lines; the parts of a list are numbered as its paths number them.
  private func value(_ value: FieldValue) -> [String] {
    switch value {
    case .text(let text): Visible.lines(readable(text))
    case .flag(let flag): [flag ? "yes" : "no"]
    case .number(let number): [String(number)]
    case .list(let list):
      list.enumerated().flatMap { number, element in
        self.value(element).enumerated().map { ($0 == 0 ? "\(number + 1). " : "   ") + $1 }
      }
    case .record(let record):
      record.keys.sorted().flatMap { name -> [String] in
        let lines = record[name].map(self.value) ?? []
        return lines.enumerated().map { ($0 == 0 ? Visible.line(name) + ": " : "  ") + $1 }
      }
    }
  }

  /// A text as people read it: one that is an instant is on the wall.
  package func readable(_ text: String) -> String {
    guard text.utf8.count == 20, text.utf8.last == UInt8(ascii: "Z") else { return text }
    do throws(TimeFault) { return times.moment(try Instant(rfc3339: text)) } catch { return text }
  }

  /// The same of a text that ends in an instant: `assess until 2026-11-23T12:00:00Z`.
  package func readableEnd(_ text: String) -> String {
    guard let space = text.lastIndex(of: " ") else { return readable(text) }
    return text[...space] + readable(String(text[text.index(after: space)...]))
  }

  private func clocks(_ clocks: [ClockLine]) -> [String] {
    var table = TextTable(["  CLOCK", "STATE", "USED", "OF", "DUE", ""])
    for clock in clocks {
      let due = clock.due.map { clock.state == "stopped" ? times.moment($0) : times.due($0) } ?? ""
      let kind = clock.isElapsed ? "" : " working"
      let breached = clock.breachedAt.map { "breached \(times.moment($0))" }
      let verdict = breached != nil && clock.verdict == "breached" ? nil : clock.verdict
      table.add([
        "  \(clock.name)", clock.state, TimeWords.hours(clock.usedSeconds),
        TimeWords.hours(clock.budgetSeconds) + kind, due,
        [verdict, breached, clock.claimed.map(claim)].compactMap(\.self).joined(separator: ", "),
      ])
    }
    return table.lines(width: nil, ink: ink)
  }

  /// What comes of a clock by the times that are claimed.
  package func claim(_ claimed: ClockLine.Claimed) -> String {
    let what = claimed.verdict ?? claimed.due.map { "due \(times.moment($0))" } ?? "waiting"
    return "by the times claimed: \(what)"
  }

  /// Labels to the left, lines of text to the right of them; both safe already but for the label.
  package static func block(_ rows: [(label: String, lines: [String])]) -> [String] {
    let labels = rows.map { Visible.line($0.label) }
    let width = labels.map(\.count).max() ?? 0
    return zip(labels, rows).flatMap { label, row in
      (row.lines.isEmpty ? [""] : row.lines).enumerated().map { number, line in
        let left = number == 0 ? label : ""
        return "  " + left + String(repeating: " ", count: width - left.count + 2) + line
      }
    }
  }
}
