extension DefinitionCheck {
  /// The codes that a shape allows, in their order; nothing where it has none or its register is unknown.
  func codes(of shape: FieldShape?) -> [String]? {
    switch shape {
    case .code(let codes): codes
    case .register(let name): registers[name]?.entries.names
    default: nil
    }
  }

  /// Fields with values, as in `only-for`.
  func condition(_ values: [String: [String]], at path: [String]) -> [Finding] {
    values.sorted { $0.key < $1.key }.flatMap { name, values -> [Finding] in
      guard let field = definition.fields[name] else {
        return [
          Finding(
            .unknownName, at: path + [name], isAboutName: true, "unknown field '\(name)'",
            hint: .nearest(to: name, among: definition.fields.names))
        ]
      }
      switch field.shape {
      case .code, .register:
        return values.enumerated().flatMap { code($1, of: field.shape, field: name, at: path + [name, String($0)]) }
      default:
        return [
          Finding(.wrongKind, at: path + [name], isAboutName: true, "'\(name)' has no codes to choose from")
        ]
      }
    }
  }

  /// Fields that a move or a waiver writes.
  func assignments(_ assignments: [MoveRule.Assignment], at path: [String]) -> [Finding] {
    assignments.flatMap { assignment -> [Finding] in
      let name = assignment.field
      let place = path + [name]
      if name == Definition.assigneeWord {
        if assignment.value == .actor || assignment.value == .deputy { return [] }
        return [Finding(.wrongKind, at: place, "the assignee can only be set to 'actor' or 'deputy'")]
      }
      guard let field = definition.fields[name] else {
        return [
          Finding(
            .unknownName, at: place, isAboutName: true, "unknown field '\(name)'",
            hint: .nearest(to: name, among: definition.fields.names + [Definition.assigneeWord]))
        ]
      }
      switch assignment.value {
      case .actor:
        if field.shape == .person { return [] }
        return [Finding(.wrongKind, at: place, "'\(name)' is no person, so it cannot be set to 'actor'")]
      case .deputy: return [Finding(.wrongKind, at: place, "only the assignee can be set to 'deputy'")]
      case .value(let value): return self.value(value, as: field.shape, field: name, at: place)
      }
    }
  }

  /// A value that a definition gives to a field.
  func value(_ value: FieldValue, as shape: FieldShape, field: String, at path: [String]) -> [Finding] {
    switch (shape, value) {
    case (.code, .text(let text)), (.register, .text(let text)): return code(text, of: shape, field: field, at: path)
    case (.text(let limit), .text(let text)):
      if text.count <= limit { return [] }
      return [Finding(.unknownValue, at: path, "'\(field)' holds at most \(limit) characters, not \(text.count)")]
    case (.list(let element), .list(let list)):
      return list.enumerated().flatMap { self.value($1, as: element, field: field, at: path + [String($0)]) }
    case (.record(let name), .record(let members)):
      return definition.records[name].map { record(members, as: $0, field: field, at: path) } ?? []
    case (.flag, .flag), (.number, .number), (.instant, .text), (.person, .text): return []
    default: return [Finding(.wrongKind, at: path, "'\(field)' cannot hold this value")]
    }
  }

  private func record(
    _ members: [String: FieldValue], as shape: RecordShape, field: String, at path: [String]
  ) -> [Finding] {
    var findings: [Finding] = []
    for (name, value) in members.sorted(by: { $0.key < $1.key }) {
      if let member = shape.members[name] {
        findings += self.value(value, as: member.shape, field: name, at: path + [name])
      } else {
        findings.append(
          Finding(
            .unknownName, at: path + [name], isAboutName: true, "unknown member '\(name)' of '\(shape.name)'",
            hint: .nearest(to: name, among: shape.members.names)))
      }
    }
    for member in shape.members where !member.isOptional && member.shape != .flag && members[member.name] == nil {
      findings.append(Finding(.wrongKind, at: path, "'\(field)' needs the member '\(member.name)'"))
    }
    return findings
  }

  private func code(_ code: String, of shape: FieldShape, field: String, at path: [String]) -> [Finding] {
    guard let known = codes(of: shape) else { return [] }
    if !known.contains(code) {
      return [
        Finding(
          .unknownValue, at: path, "'\(field)' is never '\(code)'",
          hint: .nearest(
            to: code, among: known,
            otherwise: known.count <= 12 ? "it is one of \(known.joined(separator: ", "))" : nil))
      ]
    }
    if case .register(let name) = shape, registers[name]?.entries[code]?.isRetired == true {
      return [Finding(.warning, .unknownValue, at: path, "'\(code)' is retired in the register '\(name)'")]
    }
    return []
  }
}
