package import TaskingAPI
import WorkingTime

extension RequestList: Identified, Tabular {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  package func objects(_ stamp: Stamp) throws -> [String] { try requests.map { try JSONText.object($0, stamp) } }
  package var ids: [String] { requests.map(\.reference) }

  package var csv: [String] {
    let header = [
      "reference", "priority", "state", "stage", "kind", "establishment", "title", "waits_for", "assignee", "raiser",
      "version", "next_due", "next_due_clock", "told", "told_at", "acknowledged_until",
    ]
    return [CSVText.line(header)]
      + requests.map { line in
        CSVText.line([
          line.reference, line.priority ?? "", line.state, line.stage, line.kind ?? "", line.establishment ?? "",
          line.title ?? "", line.waitsFor ?? "", line.assignee ?? "", line.raiser, String(line.version),
          line.nextDue?.rfc3339 ?? "", line.nextDueClock ?? "", line.told ?? "", line.toldAt?.rfc3339 ?? "",
          line.acknowledgedUntil?.rfc3339 ?? "",
        ])
      }
  }
}

extension RequestDetail: Identified {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  package var ids: [String] { [reference] }
}

extension NextMoves: Identified {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  package func objects(_ stamp: Stamp) throws -> [String] { try moves.map { try JSONText.object($0, stamp) } }
  package var ids: [String] { moves.filter(\.isOpen).map(\.name) }
}

extension Sums: Identified {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self, next: renderer.alsoNext) }
  package var ids: [String] { [reference] }
}

extension History: Identified {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  package func objects(_ stamp: Stamp) throws -> [String] { try events.map { try JSONText.object($0, stamp) } }
  package var ids: [String] { [reference] }
}

extension CorrectionList: Identified, Tabular {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  package func objects(_ stamp: Stamp) throws -> [String] { try corrections.map { try JSONText.object($0, stamp) } }
  package var ids: [String] { Array(Set(corrections.map(\.reference))).sorted() }

  package var csv: [String] {
    return Renderer.csv(self)
  }
}

extension MoveHelp: Identified {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  package var ids: [String] { [name] }
}
