import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.Show: Look {
  static var hasPast: Bool { true }
  var subject: String? { reference }

  func run(in context: Context) throws -> RequestDetail {
    try context.show(reference)
  }
}

extension Context {
  /// A request with its fields and clocks as of now, from its row: nothing is folded unless something was corrected.
  func show(_ text: String) throws -> RequestDetail {
    let row = try visibleRow(text)
    let definition = try row.definition.map { try shelf.definition(digest: $0, in: reader).definition }
    var detail = RequestDetail(row)
    detail.raiserName = try reader.person(id: row.raiser)?.record.name
    detail.assigneeName = try row.assignee.flatMap { try reader.person(id: $0)?.record.name }
    if let definition {
      detail.lines = try lines(of: row, definition)
      let order = definition.clocks.names
      let clocks = try reader.clocks(of: row.reference).filter(\.isCurrent)
        .sorted { order.firstIndex(of: $0.state.clock) ?? 0 < order.firstIndex(of: $1.state.clock) ?? 0 }
      detail.clocks = try clocks.map { try line(of: $0, row.reference) }
    }
    let warnings =
      try lateness(of: row.nextAt) + awayWarnings(of: row.assignee)
    return session.remarking(detail, warnings: warnings)
  }

  fileprivate func lines(of row: RequestRow, _ definition: Definition) throws -> [RequestDetail.FieldLine] {
    // Nothing is folded but what was corrected at some time.
    let isCorrected = try !reader.corrections(of: row.reference).isEmpty
    let snapshot = isCorrected ? Snapshot.fold(try reader.events(of: row.reference).map(\.event)) : nil
    return definition.fields.compactMap { field in
      guard let value = row.fields[field.name] else { return nil }
      var line = RequestDetail.FieldLine(name: field.name, label: field.label, value: value, title: nil)
      if let origin = snapshot?.origin(of: field.name), origin.isCorrection { line.corrected = origin.version }
      return line
    }
  }
}
