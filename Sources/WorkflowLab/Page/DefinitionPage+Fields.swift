import Workflow

extension DefinitionPage {
  /// What a request is made of.
  var fields: [String] {
    guard !definition.fields.isEmpty else { return [] }
    return ["## Fields", ""]
      + Markdown.table(
        ["Field", "Called", "Holds", "Written by", "Starts as", "Hint"],
        definition.fields.map { field in
          [
            Markdown.code(field.name, isCell: true), field.label.map { Markdown.words($0) } ?? "",
            holds(field.shape) + (field.belongsTo.map { ", each for one of \(Markdown.code($0, isCell: true))" } ?? ""),
            field.isWrittenByMoves ? "moves only" : "people",
            field.defaultValue.map { value($0) } ?? "", field.hint.map { Markdown.words($0) } ?? "",
          ]
        })
  }

  /// What fields that hold records are made of.
  var records: [String] {
    guard !definition.records.isEmpty else { return [] }
    return ["## Records", ""]
      + Markdown.table(
        ["Record", "Member", "Holds", "May be left out"],
        definition.records.flatMap { record in
          record.members.map { member in
            [
              Markdown.code(record.name, isCell: true), Markdown.code(member.name, isCell: true),
              holds(member.shape) + companions(of: member),
              member.isOptional || member.shape == .flag ? "yes" : "no",
            ]
          }
        })
  }

  private func companions(of member: RecordShape.Member) -> String {
    func names(_ names: [String]) -> String { names.map { Markdown.code($0, isCell: true) }.joined(separator: ", ") }
    return (member.insteadOf.isEmpty ? "" : "; instead of \(names(member.insteadOf))")
      + (member.belongsTo.isEmpty ? "" : "; goes when \(names(member.belongsTo)) changes")
  }

  private func holds(_ shape: FieldShape) -> String {
    switch shape {
    case .text(let limit): "text, at most \(limit) characters"
    case .flag: "yes or no"
    case .number: "a whole number"
    case .instant: "a point in time"
    case .code(let codes): "one of \(codes.map { Markdown.words($0) }.joined(separator: ", "))"
    case .register(let name): "a code of the register \(Markdown.code(name, isCell: true))"
    case .record(let name): "a record \(Markdown.code(name, isCell: true))"
    case .list(let element): "a list: \(holds(element))"
    case .person: "a person"
    }
  }
}
