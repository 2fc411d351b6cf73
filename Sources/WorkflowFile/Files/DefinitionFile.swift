package import CEL
package import Workflow

/// A definition of a workflow as a file.
package enum DefinitionFile {
  /// The definition in a text: parsed, its expressions too, but not checked for whether its names fit together.
  ///
  /// - Parameter file: What diagnostics call the file.
  package static func read(_ text: String, file: String) -> Loaded<Definition> {
    let report = Report(text, file: file, .workflow)
    guard let root = report.root() else { return report.loaded(nil) }
    var reader = DefinitionReader(report)
    return report.loaded(reader.definition(root))
  }

  /// The definition in a text, and everything that its checks have to say.
  ///
  /// The checks are left out where a part could not be read at all: they would complain of what is missing only there.
  /// - Parameters:
  ///   - file: What diagnostics call the file.
  ///   - registers: The registers that its fields may choose from.
  ///   - calendars: The names of the calendars that there are.
  ///   - staff: Who there is to do the work, where that is known.
  package static func check(
    _ text: String, file: String, registers: NameTable<Register>, calendars: Set<String>, staff: Staff? = nil,
    zones: ZoneTable = [:]
  ) -> Loaded<Definition> {
    let report = Report(text, file: file, .workflow)
    guard let root = report.root() else { return report.loaded(nil) }
    var reader = DefinitionReader(report)
    guard let definition = reader.definition(root), report.isWhole else { return report.loaded(nil) }
    let hadErrors = report.hasErrors
    let findings = DefinitionCheck(
      definition, registers: registers, calendars: calendars, staff: staff, zones: zones
    ).findings
    for finding in findings where finding.severity == .error { add(finding, in: root, report) }
    // What seems to be unused may only be misspelt where it is used.
    if hadErrors { return report.loaded(definition) }
    for finding in findings where finding.severity == .warning { add(finding, in: root, report) }
    return report.loaded(definition)
  }

  private static func add(_ finding: Finding, in root: Node, _ report: Report) {
    func mark() -> Mark {
      let place = Place(finding.path, isName: finding.isAboutName, in: root)
      guard let offset = finding.offset, let node = place.node else { return place.mark }
      return ScalarPlace(node, in: report.source).mark(line: offset.line, column: offset.column)
    }
    report.add(finding.severity, finding.message, at: mark(), hint: finding.hint)
  }
}

/// Where the keys of a path lead in a file, or as far as they lead.
private struct Place {
  /// The scalar that the whole path leads to.
  private(set) var node: Node?
  /// The place to point at.
  private(set) var mark: Mark

  /// Follows a path from the root.
  init(_ path: [String], isName: Bool, in root: Node) {
    mark = root.mark
    var current = root
    for (index, step) in path.enumerated() {
      let isLast = index == path.count - 1
      if let entry = current.entries?.first(where: { $0.key == step }) {
        current = entry.value
        mark = isLast && !isName && entry.value.text != nil ? entry.value.mark : entry.mark
      } else if let elements = current.elements, let number = Int(step), elements.indices.contains(number) {
        current = elements[number]
        mark = current.mark
      } else {
        // One word for a list of one.
        if isLast, current.text != nil { mark = current.mark }
        return
      }
    }
    if current.text != nil { node = current }
  }
}
