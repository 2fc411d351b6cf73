package import Workflow

/// A register of codes as a file; its keys are in `workflows/README.md`.
package enum RegisterFile {
  /// The column that every register has: what people see.
  private static let titleColumn = "title"
  /// The most columns that a register may have.
  private static let mostColumns = 50

  /// The register in a text.
  ///
  /// - Parameter file: What diagnostics call the file.
  package static func read(_ text: String, file: String) -> Loaded<Register> {
    let report = Report(text, file: file, .register)
    guard let root = report.root(), let top = Section(root, "the register", .register, report) else {
      return report.loaded(nil)
    }
    let name = top.text("register")
    let version = top.count("version")
    let title = top.text("title")
    let columnsEntry = top.entry("columns")
    let entriesNode = top.node("entries")
    top.finish()
    guard let columnsEntry else {
      report.error("the register has no 'columns'", at: root.mark)
      return report.loaded(nil)
    }
    if let count = columnsEntry.value.entries?.count, count > mostColumns {
      report.error("a register has at most \(mostColumns) columns, not \(count)", at: columnsEntry.mark)
      return report.loaded(nil)
    }
    let columns = report.members(columnsEntry.value, "'columns'")
    checkTitle(columns, at: columnsEntry.mark, report)
    let entries = entriesNode.map { self.entries($0, columns, report) }
    guard let name, let version, let title, let entries else { return report.loaded(nil) }
    return report.loaded(Register(name: name, version: version, title: title, columns: columns, entries: entries))
  }

  private static func checkTitle(_ columns: NameTable<RecordShape.Member>, at mark: Mark, _ report: Report) {
    guard let column = columns[titleColumn] else {
      report.error("the register has no column 'title'", at: mark, hint: "add title: text, which is what people see")
      return
    }
    guard case .text = column.shape, !column.isOptional else {
      report.error("the column 'title' must be text, and not optional", at: mark)
      return
    }
  }

  private static func entries(
    _ node: Node, _ columns: NameTable<RecordShape.Member>, _ report: Report
  ) -> NameTable<Register.Entry> {
    var entries: NameTable<Register.Entry> = []
    let rule = SectionRule.entry(columns: columns.names)
    var codes: [String: Set<String>] = [:]
    for column in columns { if case .code(let known) = column.shape { codes[column.name] = Set(known) } }
    for entry in report.names(node, "'entries'", .code) {
      guard let section = Section(entry.value, "entry '\(entry.key)'", rule, report) else { continue }
      var values: [String: FieldValue] = [:]
      for column in columns {
        guard let cell = section.node(column.name) else {
          if case .flag = column.shape {
            values[column.name] = .flag(false)
          } else if !column.isOptional {
            report.error("entry '\(entry.key)' has no '\(column.name)'", at: entry.mark)
          }
          continue
        }
        values[column.name] = report.cell(cell, as: column.shape, codes: codes[column.name] ?? [])
      }
      let isRetired = section.flag("retired")
      section.finish()
      entries.append(Register.Entry(name: entry.key, values: values, isRetired: isRetired))
    }
    return entries
  }
}

extension Report {
  /// A value of a register's column, which must be right by itself: nothing checks it later.
  fileprivate func cell(_ node: Node, as shape: FieldShape, codes known: Set<String>) -> FieldValue? {
    guard let value = value(node, as: shape) else { return nil }
    switch (shape, value) {
    case (.text(let limit), .text(let text)) where text.count > limit:
      error("the text has \(text.count) characters; at most \(limit) fit", at: node.mark)
      return nil
    case (.code(let codes), .text(let code)) where !known.contains(code):
      error(
        "'\(code)' is none of the codes of this column", at: node.mark,
        hint: Suggestion.hint(for: code, among: codes) ?? "they are \(codes.joined(separator: ", "))")
      return nil
    default: return value
    }
  }
}
