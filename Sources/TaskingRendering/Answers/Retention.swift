package import TaskingAPI
import WorkingTime

extension RetentionWritten: Identified {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  package static var isReceipt: Bool { true }
  package var ids: [String] { [reference] }
}

extension RetentionDue: Identified, Tabular {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  package func objects(_ stamp: Stamp) throws -> [String] { try requests.map { try JSONText.object($0, stamp) } }
  package var ids: [String] { requests.map(\.reference) }

  package var csv: [String] {
    let header = ["reference", "group", "closed_at", "clear_since", "due", "held_for", "proposed_by"]
    return [CSVText.line(header)]
      + requests.map { line in
        CSVText.line([
          line.reference, line.group, line.closedAt.rfc3339, line.clearSince.rfc3339, line.due,
          line.heldFor.joined(separator: " "), line.proposedBy ?? "",
        ])
      }
  }
}
