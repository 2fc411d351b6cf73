import CEL

// Most rules read one member of a variable, or a column of a code. They are found here without their variable's record,
// which has every field of the request, and every prison that a person covers.

extension RuleReader {
  /// What the member is to which these names lead, as the variable's own value would have it; nil where that has to say.
  ///
  /// A code is its text. Cost: that of the one value.
  func member(at path: [String]) -> Bindings.Member? {
    guard path.count > 1 else { return nil }
    switch path[0] {
    case "request": return request(path)
    case "actor": return path.count == 2 ? person(actor.id, path[1]) : nil
    case "assignee": return path.count == 2 ? snapshot.assignee.flatMap { person($0, path[1]) } : nil
    case "raiser": return path.count == 2 ? person(snapshot.raiser, path[1]) : nil
    case "by": return path.count == 2 ? maker(path[1]) : nil
    default: return nil
    }
  }

  private func request(_ path: [String]) -> Bindings.Member? {
    switch path[1] {
    case "raised": return path.count == 2 ? .value(.timestamp(Timestamp(snapshot.raisedAt))) : nil
    case "state": return path.count == 2 ? .value(.string(snapshot.state)) : nil
    default: break
    }
    guard path.count <= 3, let field = definition.fields[path[1]] else { return nil }
    let value = snapshot.fields[field.name]
    if path.count == 2 { return member(value, field.shape) }
    guard let value else { return nil }
    switch (field.shape, value) {
    case (.register(let name), .text(let code)): return column(path[2], of: code, name)
    case (.record(let name), .record(let record)):
      guard let shape = definition.records[name] else { return nil }
      return shape.members[path[2]].map { member(record[$0.name], $0.shape) } ?? .absent
    default: return nil
    }
  }

  /// A list that is not given is empty, and a flag false.
  private func member(_ value: FieldValue?, _ shape: FieldShape) -> Bindings.Member {
    switch (shape, value) {
    case (.list, nil): .value(.list([]))
    case (.flag, nil): .value(.bool(false))
    case (.register, .text(let code)?): .value(.string(code))
    case (_, let value?): read(value, as: shape).map { .value($0) } ?? .absent
    default: .absent
    }
  }

  private func column(_ name: String, of code: String, _ register: String) -> Bindings.Member {
    guard let register = world.registers[register], let column = register.columns[name],
      let value = register.entries[code]?.values[name], let read = read(value, as: column.shape)
    else { return .absent }
    return .value(read)
  }

  private func person(_ id: String, _ name: String) -> Bindings.Member? {
    guard let person = world.people[id] else { return nil }
    switch name {
    case "id": return .value(.string(person.id))
    case "name": return .value(.string(person.name))
    case "roles": return .value(roles(of: person))
    case "covers": return .value(coverage(of: person))
    case "limit": return .value(.int(person.limit ?? .max))
    case "open_requests": return person.load.map { .value(.int($0)) } ?? .absent
    case "absent": return .value(.bool(person.isAbsent(at: now)))
    case "deputy": return .value(deputy(of: person))
    default: return .absent
    }
  }

  private func maker(_ name: String) -> Bindings.Member {
    ground.rulebook.movesOfMembers[name].flatMap { snapshot.lastMaker[$0] }.map { .value(.string($0)) } ?? .absent
  }
}
