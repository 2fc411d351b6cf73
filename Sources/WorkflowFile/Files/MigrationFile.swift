package import Workflow

/// What becomes of states and clocks in another version of a definition, as a file.
package enum MigrationFile {
  /// The map in a text; a name that neither version has is an error with the nearest.
  ///
  /// - Parameters:
  ///   - file: What diagnostics call the file.
  ///   - old: The definitions that requests come from.
  ///   - new: The definition that they go over to.
  package static func read(_ text: String, file: String, from old: [Definition], to new: Definition) -> Loaded<
    MigrationMap
  > {
    let report = Report(text, file: file, .migration)
    guard let root = report.root(), let top = Section(root, "the migration", .migration, report) else {
      return report.loaded(nil)
    }
    if let node = top.node("migrate"), let name = report.text(node), name != new.workflow {
      report.error("the workflow in use is '\(new.workflow)', not '\(name)'", at: node.mark)
    }
    let states = names(
      top.names("states", .kebab), "state", from: old.flatMap(\.states.names), to: new.states.names, report)
    let clocks = names(
      top.names("clocks", .kebab), "clock", from: old.flatMap(\.clocks.names), to: new.clocks.names, report)
    top.finish()
    return report.loaded(MigrationMap(states: states, clocks: clocks))
  }

  private static func names(
    _ entries: [Node.Entry], _ what: String, from old: [String], to new: [String], _ report: Report
  ) -> [String: String] {
    var map: [String: String] = [:]
    var taken: Set<String> = []
    for entry in entries {
      guard let name = report.text(entry.value) else { continue }
      if !old.contains(entry.key) {
        report.error(
          "no request comes from a version with the \(what) '\(entry.key)'", at: entry.mark,
          hint: Suggestion.hint(for: entry.key, among: old))
      }
      if !new.contains(name) {
        report.error(
          "the version in use has no \(what) '\(name)'", at: entry.value.mark,
          hint: Suggestion.hint(for: name, among: new))
      }
      if what == "clock", !taken.insert(name).inserted {
        report.error("two clocks cannot both go on as '\(name)'", at: entry.value.mark)
      }
      map[entry.key] = name
    }
    return map
  }
}
