import Tasking
import TaskingAPI
import WorkingTime

extension Delivered: Presentable {
  func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  static var isReceipt: Bool { true }

  func settle(in printout: inout Printout, by renderer: Renderer) {
    printout.afterwards += faults.map { "tasking: " + Visible.line($0) }
  }
}

extension Inbox: Identified, Tabular {
  func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  func objects(_ stamp: Stamp) throws -> [String] { try notices.map { try JSONText.object($0, stamp) } }
  var ids: [String] { notices.map(\.notice) }

  var csv: [String] {
    return Renderer.csv(self)
  }
}

extension Outbox: Identified, Tabular {
  func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  func objects(_ stamp: Stamp) throws -> [String] { try lines.map { try JSONText.object($0, stamp) } }
  var ids: [String] { lines.map(\.notice) }

  var csv: [String] {
    return Renderer.csv(self)
  }
}

extension Revived: Presentable {
  func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  static var isReceipt: Bool { true }
}
