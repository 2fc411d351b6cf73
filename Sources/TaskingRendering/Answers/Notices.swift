package import TaskingAPI
import WorkingTime

extension Delivered: Presentable {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  package static var isReceipt: Bool { true }

  package func settle(in printout: inout Printout, by renderer: Renderer) {
    printout.afterwards += faults.map { "tasking: " + Visible.line($0) }
  }
}

extension Inbox: Identified, Tabular {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  package func objects(_ stamp: Stamp) throws -> [String] { try notices.map { try JSONText.object($0, stamp) } }
  package var ids: [String] { notices.map(\.notice) }

  package var csv: [String] {
    return Renderer.csv(self)
  }
}

extension Outbox: Identified, Tabular {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  package func objects(_ stamp: Stamp) throws -> [String] { try lines.map { try JSONText.object($0, stamp) } }
  /// Each notice once, whatever ways it goes.
  package var ids: [String] {
    var seen: Set<String> = []
    return lines.map(\.notice).filter { seen.insert($0).inserted }
  }

  package var csv: [String] {
    return Renderer.csv(self)
  }
}

extension Revived: Presentable {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  package static var isReceipt: Bool { true }
}
