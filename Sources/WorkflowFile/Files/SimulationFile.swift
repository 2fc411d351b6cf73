package import Workflow
package import WorkflowLab
internal import WorkingTime

/// What a simulation supposes, as a file; its keys are in `workflows/README.md`.
package enum SimulationFile {
  /// The premise in a text, which fits the definition that it names.
  ///
  /// - Parameters:
  ///   - file: What diagnostics call the file.
  ///   - definitions: Those that it may name.
  package static func read(_ text: String, file: String, for definitions: [Definition]) -> Loaded<Premise> {
    let report = Report(text, file: file, .simulation)
    guard let root = report.root(), let top = Section(root, "the simulation", .simulation, report) else {
      return report.loaded(nil)
    }
    let nameNode = top.node("simulate")
    let name = nameNode.flatMap { report.text($0) }
    let definition = definitions.first { $0.workflow == name }
    if let nameNode, let name, definition == nil {
      report.error(
        "unknown workflow '\(name)'", at: nameNode.mark,
        hint: Suggestion.hint(for: name, among: definitions.map(\.workflow)))
    }
    let parts = SimulationReader(report: report, definition: definition)
    let title = top.text("title")
    let seed = top.node("seed").flatMap { parts.number($0, 0...Int64.max) }
    let from = top.node("from").flatMap { parts.date($0) }
    let days = top.node("days").flatMap { parts.number($0, 1...3_650) }
    let arrivals = top.node("arrivals").flatMap { parts.arrivals($0) }
    let staff = parts.staff(top.names("staff", .kebab))
    let work = parts.work(top.names("work", .kebab))
    let alsoCounts = top.words("also-counts")
    top.finish()
    guard let name, let title, let seed, let from, let days, let arrivals, let definition, !report.hasErrors else {
      return report.loaded(nil)
    }
    let premise = Premise(
      workflow: name, title: title, seed: UInt64(seed), from: from, days: Int(days), arrivals: arrivals, staff: staff,
      work: work, alsoCounts: alsoCounts)
    for fault in premise.faults(for: definition) {
      report.error(fault.description, at: mark(of: fault.path, in: root), hint: fault.hint)
    }
    return report.loaded(premise)
  }

  /// The place of the last key of a path, or of the last that is there.
  private static func mark(of path: [String], in root: Node) -> Mark {
    var (node, mark) = (root, root.mark)
    for key in path {
      guard let entry = node.entries?.first(where: { $0.key == key }) else { break }
      (node, mark) = (entry.value, entry.mark)
    }
    return mark
  }
}
