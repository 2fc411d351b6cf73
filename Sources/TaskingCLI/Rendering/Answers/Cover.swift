import Tasking
import TaskingAPI
import WorkingTime

extension Absences: Identified {
  func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  func objects(_ stamp: Stamp) throws -> [String] { try absences.map { try JSONText.object($0, stamp) } }
  var ids: [String] { absences.map { String($0.number) } }
}

extension AbsenceWritten: Identified {
  func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  static var isReceipt: Bool { true }
  var ids: [String] { [person] }
}

extension Handover: Identified {
  func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  func objects(_ stamp: Stamp) throws -> [String] { try lines.map { try JSONText.object($0, stamp) } }
  var ids: [String] { lines.map(\.reference) }
}

extension Handovers: Identified {
  func lines(by renderer: Renderer) -> [String] { renderer.lines(handovers) }
  func objects(_ stamp: Stamp) throws -> [String] { try handovers.map { try JSONText.object($0, stamp) } }
  var ids: [String] { handovers.map { String($0.number) } }
}

extension Staffing: Identified {
  func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  var ids: [String] { (stuck + unattended).map(\.reference) }
}
