package import TaskingAPI
import WorkingTime

extension Ticked: Presentable {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  package static var isReceipt: Bool { true }

  package func settle(in printout: inout Printout, by renderer: Renderer) {
    printout.afterwards += Renderer.complaints(faults, of: errors)
    let others = anchorFaults + (delivered?.faults ?? []) + [staffingFault].compactMap(\.self)
    printout.afterwards += others.map { "tasking: " + Visible.line($0) }
    printout.afterwards += renderer.strandedLines(self)
    // What the next run tries again is no failure of this one.
    if errors > 0 { printout.status = TaskingError.Code.internalFault.exitStatus }
  }
}

extension Planned: Identified, Tabular {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  package func objects(_ stamp: Stamp) throws -> [String] { try lines.map { try JSONText.object($0, stamp) } }
  package var ids: [String] { Array(Set(lines.map(\.reference))).sorted() }

  package var csv: [String] {
    return [CSVText.line(Renderer.dueColumns)] + lines.map { CSVText.line(Renderer.cells($0)) }
  }

  package func settle(in printout: inout Printout, by renderer: Renderer) {
    printout.afterwards += Renderer.complaints(faults, of: faults.count)
    if !faults.isEmpty { printout.status = TaskingError.Code.internalFault.exitStatus }
  }
}

extension Quietness: Identified {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  package var ids: [String] { [reference] }
}
