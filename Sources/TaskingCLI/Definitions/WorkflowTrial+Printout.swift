import Tasking
import TaskingRendering

extension WorkflowTrial {
  /// The status of a program whose tests found something; no error has it.
  static let foundStatus: Int32 = 10

  /// What is written of several definitions.
  ///
  /// - Parameter wantsAll: Whether what no scenario takes counts as found.
  /// - Throws: what the encoder throws.
  static func printout(_ trials: [WorkflowTrial], wantsAll: Bool, _ format: Format, isQuiet: Bool) throws -> Printout {
    var printout = Printout()
    if trials.contains(where: { $0.failed > 0 || (wantsAll && $0.hasGaps) }) { printout.status = foundStatus }
    switch format {
    case .json: printout.out = [try JSONText.text(["tests": trials])]
    case .jsonl: printout.out = try trials.map { try JSONText.text($0) }
    case .table, .csv, .ids:
      printout.out = trials.flatMap { $0.lines(isQuiet: isQuiet) }.map(Visible.line)
    }
    return printout
  }

  /// A line a scenario with what was not as expected under it, then what was covered.
  private func lines(isQuiet: Bool) -> [String] {
    var lines: [String] = []
    var file: String?
    for scenario in scenarios where !isQuiet || !scenario.passed {
      if scenario.file != file {
        file = scenario.file
        lines.append("\(scenario.file):")
      }
      lines.append("  \(scenario.passed ? "✓ passed" : "✗ FAILED")  \(scenario.name)")
      for finding in scenario.findings {
        lines.append("    \(scenario.file):\(finding.line):\(finding.column): \(finding.message)")
        if let hint = finding.hint { lines.append("      hint: \(hint)") }
      }
    }
    if isQuiet, failed == 0 { return lines }
    for move in unreached ?? [] { lines.append("the tour found no way to make: \(move)") }
    for missing in coverage.flatMap(\.missing) { lines.append("no scenario takes: \(missing)") }
    let shares = coverage.map { "\($0.seen) of \($0.all) \($0.kind)" }.joined(separator: ", ")
    lines.append("\(workflow) version \(version): \(shares)")
    lines.append("\(Renderer.count(passed, "scenario")) passed" + (failed > 0 ? ", \(failed) FAILED" : ""))
    return lines
  }
}
