package import TaskingAPI
import WorkingTime

extension Repeated: Identified, Tabular {
  package func lines(by renderer: Renderer) -> [String] {
    let when = renderer.times.moment(at)
    guard !entries.isEmpty else {
      return ["It was done before, \(when), under the same command id; nothing was done now."]
    }
    return ["It was done before, \(when), under the same command id; nothing was done now. It wrote:"]
      + entries.map { entry in
        let version = entry.version.map { ", version \($0)" } ?? ""
        return Visible.line("  entry \(entry.seq): \(entry.reference.map { $0 + " " } ?? "")\(entry.done)\(version)")
      }
  }

  package static var isReceipt: Bool { true }
  package var ids: [String] { entries.map { $0.reference ?? String($0.seq) } }
  package var csv: [String] {
    [CSVText.line(["reference", "done", "version", "seq", "head"])]
      + entries.map { entry in
        CSVText.line(
          [entry.reference ?? "", entry.done, entry.version.map(String.init) ?? "", String(entry.seq), entry.head])
      }
  }
}
