package import TaskingAPI
import WorkingTime

extension Absences: Identified {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  package func objects(_ stamp: Stamp) throws -> [String] { try absences.map { try JSONText.object($0, stamp) } }
  package var ids: [String] { absences.map { String($0.number) } }
}

extension AbsenceWritten: Identified {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  package static var isReceipt: Bool { true }
  package var ids: [String] { [person] }
}

extension Handover: Identified {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  package func objects(_ stamp: Stamp) throws -> [String] { try lines.map { try JSONText.object($0, stamp) } }
  package var ids: [String] { lines.map(\.reference) }
}

extension Handovers: Identified {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(handovers) }
  package func objects(_ stamp: Stamp) throws -> [String] { try handovers.map { try JSONText.object($0, stamp) } }
  package var ids: [String] { handovers.map { String($0.number) } }
}

extension Staffing: Identified {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  package var ids: [String] { (stuck + unattended).map(\.reference) }
}
