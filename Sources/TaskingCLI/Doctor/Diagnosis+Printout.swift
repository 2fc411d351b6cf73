import Tasking
import TaskingAPI
import TaskingRendering
import WorkingTime

extension Diagnosis {
  /// What is written of it.
  ///
  /// - Throws: what the encoder throws, or `usage` if it has no such form.
  func printout(_ format: Format, isRehearsal: Bool) throws -> Printout {
    let rehearsal = isRehearsal ? [Renderer.rehearsalLine] : []
    switch format {
    case .json: return Printout(out: [try JSONText.object(self, isRehearsal: isRehearsal)])
    case .jsonl: return Printout(out: try lines.map { try JSONText.object($0, isRehearsal: isRehearsal) })
    case .csv:
      let rows = lines.map { CSVText.line([$0.check, $0.verdict.rawValue, $0.finding, $0.remedy ?? ""]) }
      let header = CSVText.line(["check", "verdict", "finding", "remedy"])
      return Printout(out: CSVText.marked([header] + rows, isRehearsal: isRehearsal), err: rehearsal)
    case .ids:
      throw TaskingError(.usage, "this cannot be written as ids", hint: "use --format table or --format json")
    case .table:
      let said = reach.map { ["  " + Renderer.line($0, at: $0.at.rfc3339)] } ?? []
      return Printout(out: [Visible.line(store)] + lines.flatMap(Self.words) + said, err: rehearsal)
    }
  }

  /// A line for people, and under it what to do.
  private static func words(_ line: Line) -> [String] {
    let (verdicts, checks) = (7, 10)
    let verdict = padded(line.verdict.rawValue, verdicts)
    let remedy = line.remedy.map { [String(repeating: " ", count: verdicts + checks + 6) + "→ " + Visible.line($0)] }
    return [Visible.line("  \(verdict)  \(padded(line.check, checks))  \(line.finding)")] + (remedy ?? [])
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
