import Tasking
import TaskingAPI
import WorkingTime

extension RequestList: Identified, Tabular {
  func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  func objects(_ stamp: Stamp) throws -> [String] { try requests.map { try JSONText.object($0, stamp) } }
  var ids: [String] { requests.map(\.reference) }

  var csv: [String] {
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
  func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  var ids: [String] { [reference] }
}

extension NextMoves: Identified {
  func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  func objects(_ stamp: Stamp) throws -> [String] { try moves.map { try JSONText.object($0, stamp) } }
  var ids: [String] { moves.filter(\.isOpen).map(\.name) }
}

extension Sums: Identified {
  func lines(by renderer: Renderer) -> [String] { renderer.lines(self, next: renderer.alsoNext) }
  var ids: [String] { [reference] }
}

extension History: Identified {
  func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  func objects(_ stamp: Stamp) throws -> [String] { try events.map { try JSONText.object($0, stamp) } }
  var ids: [String] { [reference] }
}

extension CorrectionList: Identified, Tabular {
  func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  func objects(_ stamp: Stamp) throws -> [String] { try corrections.map { try JSONText.object($0, stamp) } }
  var ids: [String] { Array(Set(corrections.map(\.reference))).sorted() }

  var csv: [String] {
    return Renderer.csv(self)
  }
}

extension MoveHelp: Identified {
  func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  var ids: [String] { [name] }
}
