package import TaskingAPI
import WorkingTime

extension Certificate: Identified {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }

  /// As it is sealed: no member beside its own.
  package func object(_ stamp: Stamp) throws -> String { try JSONText.exact(self) }
  package var ids: [String] { [statement.reference] }
}

extension AuditReport: Presentable {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  package static var isReceipt: Bool { true }

  package func settle(in printout: inout Printout, by renderer: Renderer) {
    if let fault = Renderer.fault(self) { renderer.fail(fault, in: &printout) }
  }
}

extension Consistency: Presentable {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  package static var isReceipt: Bool { true }
}

extension Anchored: Presentable {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  package static var isReceipt: Bool { true }
  package func objects(_ stamp: Stamp) throws -> [String] { lines }

  package func settle(in printout: inout Printout, by renderer: Renderer) {
    if let fault = Renderer.fault(self) { renderer.fail(fault, in: &printout) }
  }
}

extension KeyRenewed: Presentable {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  package static var isReceipt: Bool { true }
}
