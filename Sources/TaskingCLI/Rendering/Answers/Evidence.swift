import Tasking
import TaskingAPI
import WorkingTime

extension Certificate: Identified {
  func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }

  /// As it is sealed: no member beside its own.
  func object(_ stamp: Stamp) throws -> String { String(decoding: try bytes().dropLast(), as: UTF8.self) }
  var ids: [String] { [statement.reference] }
}

extension AuditReport: Presentable {
  func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  static var isReceipt: Bool { true }

  func settle(in printout: inout Printout, by renderer: Renderer) {
    if let fault = Renderer.fault(self) { renderer.fail(fault, in: &printout) }
  }
}

extension Consistency: Presentable {
  func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  static var isReceipt: Bool { true }
}

extension Anchored: Presentable {
  func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  static var isReceipt: Bool { true }
  func objects(_ stamp: Stamp) throws -> [String] { lines }

  func settle(in printout: inout Printout, by renderer: Renderer) {
    if let fault = Renderer.fault(self) { renderer.fail(fault, in: &printout) }
  }
}

extension KeyRenewed: Presentable {
  func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  static var isReceipt: Bool { true }
}
