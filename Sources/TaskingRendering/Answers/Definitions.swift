package import TaskingAPI
import WorkingTime

extension Activated: Identified {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  package static var isReceipt: Bool { true }
  package var ids: [String] { [name] }
}

extension Impact: Identified, Tabular {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  package func objects(_ stamp: Stamp) throws -> [String] { try lines.map { try JSONText.object($0, stamp) } }
  package var ids: [String] { Array(Set(lines.map(\.reference))).sorted() }

  package var csv: [String] {
    return [CSVText.line(["reference", "priority", "state", "clock", "before", "after", "change"])]
      + lines.map { line in
        CSVText.line([
          line.reference, line.priority ?? "", line.state, line.clock, line.before?.rfc3339 ?? "",
          line.after?.rfc3339 ?? "", line.change,
        ])
      }
  }
}

extension RulePressure: Identified, Tabular {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  package func objects(_ stamp: Stamp) throws -> [String] { try rules.map { try JSONText.object($0, stamp) } }
  package var ids: [String] { rules.map(\.name) }

  package var csv: [String] {
    return [CSVText.line(["rule", "held", "refused", "alone", "last_refused"])]
      + rules.map { line in
        CSVText.line([
          line.name, String(line.held), String(line.refused), String(line.alone), line.lastRefused?.rfc3339 ?? "",
        ])
      }
  }
}

extension Simulated: Presentable {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
}

extension Workflows: Identified, Tabular {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(workflows) }
  package func objects(_ stamp: Stamp) throws -> [String] { try workflows.map { try JSONText.object($0, stamp) } }
  package var ids: [String] { workflows.map(\.name) }

  package var csv: [String] {
    return [CSVText.line(["name", "version", "digest", "active", "open_requests"])]
      + workflows.map { CSVText.line([$0.name, "\($0.version)", $0.digest, "\($0.isActive)", "\($0.openRequests)"]) }
  }
}

extension WorkflowDetail: Identified {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  package var ids: [String] { [name] }
}

extension CalendarDetail: Identified, Tabular {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  package func objects(_ stamp: Stamp) throws -> [String] { try years.map { try JSONText.object($0, stamp) } }
  package var ids: [String] { years.flatMap(\.days).map(\.date) }

  package var csv: [String] {
    return [CSVText.line(["calendar", "version", "date", "weekday", "kind", "name", "hours", "beyond_horizon"])]
      + years.flatMap(\.days).map { day in
        CSVText.line([
          calendar, "\(version)", day.date, day.weekday, day.kind, day.name ?? "",
          day.hours.joined(separator: " "), "\(horizon.map { $0 < day.date } ?? true)",
        ])
      }
  }
}
