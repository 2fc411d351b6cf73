extension DefinitionCheck {
  /// Fields and records: their names, what they are made of, their defaults.
  var shapes: [Finding] {
    var findings: [Finding] = []
    let taken = RuleEnvironment.builtInMembers + [Definition.reasonWord, Definition.assigneeWord]
    for field in definition.fields {
      let path = ["fields", field.name]
      if taken.contains(field.name) {
        findings.append(
          Finding(.reservedName, at: path, isAboutName: true, "'\(field.name)' is built in and cannot be a field"))
      }
      findings += shape(field.shape, at: path)
      if let value = field.defaultValue {
        findings += self.value(value, as: field.shape, field: field.name, at: path + ["default"])
      }
    }
    for record in definition.records {
      for member in record.members {
        findings += shape(member.shape, at: ["records", record.name, member.name])
        findings += companions(of: member, in: record)
      }
    }
    return findings + definition.fields.flatMap(belonging) + urgency
  }

  /// Members that a member stands instead of, or belongs to.
  private func companions(of member: RecordShape.Member, in record: RecordShape) -> [Finding] {
    var findings: [Finding] = []
    for (key, names) in [("instead-of", member.insteadOf), ("belongs-to", member.belongsTo)] {
      let path = ["records", record.name, member.name, key]
      findings += self.names(names, "member", among: record.members.names, at: path)
      if names.contains(member.name) {
        findings.append(Finding(.wrongKind, at: path, "'\(member.name)' cannot stand beside itself"))
      }
    }
    let leaves = [member] + member.insteadOf.compactMap { record.members[$0] }
    for other in member.insteadOf.isEmpty ? [] : leaves where !other.isOptional {
      findings.append(
        Finding(
          .wrongKind, at: ["records", record.name, member.name, "instead-of"],
          "'\(other.name)' is not optional, so nothing can stand instead of it"))
    }
    if !member.belongsTo.isEmpty, !member.isOptional, member.shape != .flag {
      findings.append(
        Finding(
          .wrongKind, at: ["records", record.name, member.name, "belongs-to"],
          "'\(member.name)' is not optional, so it could not go with what it belongs to"))
    }
    return findings
  }

  /// A list whose elements answer those of another can leave one out.
  private func belonging(_ field: Field) -> [Finding] {
    guard let other = field.belongsTo else { return [] }
    let path = ["fields", field.name, "belongs-to"]
    guard let target = definition.fields[other] else {
      return unknown("field", other, among: definition.fields.names, at: path)
    }
    guard case .list = target.shape, other != field.name else {
      return [Finding(.wrongKind, at: path, "'\(other)' is no list that could be answered")]
    }
    guard case .list(.record(let name)) = field.shape,
      definition.records[name]?.members.allSatisfy({ $0.isOptional || $0.shape == .flag }) ?? true
    else {
      return [
        Finding(
          .wrongKind, at: path, "'\(field.name)' is no list of records of which every member is optional",
          hint: "an element of '\(other)' that is not answered leaves an empty one")
      ]
    }
    return []
  }

  /// Budgets are given by priority, so there has to be one.
  private var urgency: [Finding] {
    if definition.clocks.isEmpty || !definition.priorities.isEmpty { return [] }
    return [
      Finding(
        .wrongKind, at: ["fields", Definition.priorityField], isAboutName: true,
        "clocks need a field 'priority' with a list of codes, the most urgent first")
    ]
  }

  private func shape(_ shape: FieldShape, at path: [String]) -> [Finding] {
    switch shape {
    case .register(let name):
      if registers.contains(name: name) { return [] }
      return unknown("register", name, among: registers.names, at: path + ["one-of"])
    case .record(let name):
      if definition.records.contains(name: name) { return [] }
      return unknown("record", name, among: definition.records.names, at: path + ["record"])
    case .list(.record(let name)):
      if definition.records.contains(name: name) { return [] }
      return unknown("record or type", name, among: definition.records.names, at: path + ["list-of"])
    case .list(let element): return self.shape(element, at: path + ["list-of"])
    case .text, .flag, .number, .instant, .code, .person: return []
    }
  }

  /// Decided fields: the table has a row for each code of the first input, and in it a cell for each of the second.
  var decisions: [Finding] {
    definition.decided.flatMap { decided -> [Finding] in
      let path = ["decide", decided.name]
      var findings = parties(decided.override.by, at: path + ["override", "by"], besides: [.raiser, .assignee])
      let given = definition.fields.names + [Definition.reasonWord]
      findings += names(decided.override.asks, "field", among: given, at: path + ["override", "asks"])
      guard let field = definition.fields[decided.name] else {
        return findings + [
          Finding(
            .unknownName, at: path, isAboutName: true, "unknown field '\(decided.name)'",
            hint: .nearest(to: decided.name, among: definition.fields.names))
        ]
      }
      guard case .code(let results) = field.shape else {
        return findings + [
          Finding(.decision, at: path, isAboutName: true, "'\(decided.name)' has no list of codes to choose from")
        ]
      }
      findings += names(decided.from, "field", among: definition.fields.names, at: path + ["from"])
      guard decided.from.count == 2 else {
        return findings + [
          Finding(.decision, at: path + ["from"], "a decision is made from two fields: the row and the column")
        ]
      }
      return findings + inputs(of: decided, at: path) + table(of: decided, results, at: path + ["table"])
    }
  }

  private func inputs(of decided: DecidedField, at path: [String]) -> [Finding] {
    var findings: [Finding] = []
    for (index, name) in decided.from.enumerated() {
      if let field = definition.fields[name], codes(of: field.shape) == nil {
        findings.append(Finding(.decision, at: path + ["from", String(index)], "'\(name)' has no codes"))
      }
    }
    if decided.from.allSatisfy({ definition.fields.contains(name: $0) }),
      !definition.moves.contains(where: { definition.worksOut(decided, at: $0) })
    {
      findings.append(
        Finding(
          .decision, at: path, isAboutName: true,
          "'\(decided.name)' is never worked out: no move needs \(decided.from.joined(separator: " and "))"))
    }
    return findings
  }

  private func table(of decided: DecidedField, _ results: [String], at path: [String]) -> [Finding] {
    guard let rows = codes(of: definition.fields[decided.from[0]]?.shape),
      let columns = codes(of: definition.fields[decided.from[1]]?.shape)
    else { return [] }
    var findings: [Finding] = []
    for row in decided.table.keys.sorted() where !rows.contains(row) {
      findings.append(
        Finding(
          .unknownValue, at: path + [row], isAboutName: true, "'\(decided.from[0])' is never '\(row)'",
          hint: .nearest(to: row, among: rows)))
    }
    for row in rows {
      guard let cells = decided.table[row] else {
        findings.append(Finding(.decision, at: path, isAboutName: true, "the table has no row '\(row)'"))
        continue
      }
      if cells.count != columns.count {
        findings.append(
          Finding(
            .decision, at: path + [row], isAboutName: true,
            "the row '\(row)' has \(cells.count) values for \(columns.count) columns",
            hint: "the columns are \(columns.joined(separator: ", "))"))
      }
      for (index, cell) in cells.enumerated() where !results.contains(cell) {
        findings.append(
          Finding(
            .unknownValue, at: path + [row, String(index)], "'\(decided.name)' is never '\(cell)'",
            hint: .nearest(
              to: cell, among: results, otherwise: "it is one of \(results.joined(separator: ", "))")))
      }
    }
    return findings
  }
}
