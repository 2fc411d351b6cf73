import Workflow
package import WorkflowLab

/// Scenarios of a workflow as a file; its keys are in `workflows/README.md`.
package enum ScenarioFile {
  /// The key with which such a file begins: the name of the workflow that it is about stands behind it.
  package static let firstKey = "tests"

  /// The scenarios in a text; whether their names are those of the definition is for `check`.
  ///
  /// - Parameter file: What diagnostics call the file.
  package static func read(_ text: String, file: String) -> Loaded<ScenarioSet> {
    let report = Report(text, file: file, .scenarios)
    guard let root = report.root() else { return report.loaded(nil) }
    return report.loaded(ScenarioReader(report).set(root))
  }

  /// The scenarios in a text, with every name in them looked up.
  ///
  /// - Parameters:
  ///   - file: What diagnostics call the file.
  ///   - ground: What they are played on.
  package static func check(_ text: String, file: String, on ground: ScenarioGround) -> Loaded<ScenarioSet> {
    let report = Report(text, file: file, .scenarios)
    guard let root = report.root(), let set = ScenarioReader(report).set(root) else { return report.loaded(nil) }
    for finding in ScenarioCheck(set, on: ground).findings {
      report.flaw(finding.message, at: Mark(finding.place), hint: finding.hint)
    }
    return report.loaded(set)
  }
}

extension Diagnostic {
  /// What a scenario has brought to light.
  package init(_ finding: ScenarioFinding, file: String) {
    self.init(.error, file: file, mark: Mark(finding.place), message: finding.message, hint: finding.hint)
  }
}

extension Mark {
  /// The same place.
  init(_ place: FilePlace) { self.init(line: place.line, column: place.column) }
}

extension FilePlace {
  /// The same place.
  init(_ mark: Mark) { self.init(line: mark.line, column: mark.column) }
}
