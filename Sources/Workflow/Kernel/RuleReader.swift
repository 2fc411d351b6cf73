package import CEL
package import WorkingTime

/// What rules can read of a request, its people and the time, as values of the rule language.
///
/// Values are made when a rule asks for them, so a rule that reads two fields costs two fields. What is asked for whole,
/// and what is not there, costs the whole record.
package struct RuleReader: Sendable {
  let ground: Ground
  let snapshot: Snapshot
  let actor: Actor
  let now: Instant

  var definition: Definition { ground.rulebook.definition }
  var world: World { ground.world }

  init(_ ground: Ground, snapshot: Snapshot, actor: Actor, now: Instant) {
    self.ground = ground
    self.snapshot = snapshot
    self.actor = actor
    self.now = now
  }

  /// The variable of that name, or nil where there is none (yet): an assignee before anybody has the request.
  package func variable(_ name: String) -> Value? {
    switch name {
    case "request": .record(request)
    case "actor": person(actor.id)
    case "assignee": snapshot.assignee.flatMap(person)
    case "raiser": person(snapshot.raiser)
    case "by": .record(makers)
    case "now": .timestamp(Timestamp(now))
    default: nil
    }
  }

  private var request: [String: Value] {
    var members: [String: Value] = [:]
    for field in definition.fields {
      if let value = value(of: field) { members[field.name] = value }
    }
    members["raised"] = .timestamp(Timestamp(snapshot.raisedAt))
    members["state"] = .string(snapshot.state)
    return members
  }

  private func value(of field: Field) -> Value? {
    if let value = snapshot.fields[field.name] { return read(value, as: field.shape) }
    switch field.shape {
    case .list: return .list([])
    case .flag: return .bool(false)
    default: return nil
    }
  }

  func read(_ value: FieldValue, as shape: FieldShape) -> Value? {
    switch (shape, value) {
    case (.instant, .text(let text)): return RuleReader.timestamp(text)
    case (.register(let name), .text(let code)): return coded(code, register: name)
    case (_, .text(let text)): return .string(text)
    case (_, .flag(let flag)): return .bool(flag)
    case (_, .number(let number)): return .int(number)
    case (.list(let element), .list(let list)): return .list(list.compactMap { read($0, as: element) })
    case (.record(let name), .record(let record)): return definition.records[name].map { read(record, as: $0) }
    default: return nil
    }
  }

  private func read(_ record: [String: FieldValue], as shape: RecordShape) -> Value {
    var members: [String: Value] = [:]
    for member in shape.members {
      if let value = record[member.name] {
        members[member.name] = read(value, as: member.shape)
      } else if case .flag = member.shape {
        members[member.name] = .bool(false)
      } else if case .list = member.shape {
        members[member.name] = .list([])
      }
    }
    return .record(members)
  }

  /// A register's code reads as its text, and its columns as members.
  private func coded(_ code: String, register name: String) -> Value {
    var columns: [String: Value] = [:]
    if let register = world.registers[name], let entry = register.entries[code] {
      for column in register.columns {
        columns[column.name] = entry.values[column.name].flatMap { read($0, as: column.shape) }
      }
    }
    return .coded(code, columns)
  }

  private func person(_ id: String) -> Value? {
    guard let person = world.people[id] else {
      return id == Actor.machineID ? .record(["id": .string(id), "name": .string("the scheduler")]) : nil
    }
    var members: [String: Value] = [
      "id": .string(person.id),
      "name": .string(person.name),
      "roles": roles(of: person),
      "covers": coverage(of: person),
      "limit": .int(person.limit ?? .max),
      "absent": .bool(person.isAbsent(at: now)),
      "deputy": deputy(of: person),
    ]
    // What was not counted is not there, and never nought.
    members["open_requests"] = person.load.map { .int($0) }
    return .record(members)
  }

  /// Who stands in now; `nobody` if nobody does.
  func deputy(of person: Person) -> Value {
    .string(world.standIns.answer(for: person.id, at: now).id ?? Party.nobody.word)
  }

  func roles(of person: Person) -> Value { .list(person.roles(at: now).map { .string($0) }) }

  func coverage(of person: Person) -> Value { .list(world.coverage(of: person).map { .string($0) }) }

  private var makers: [String: Value] {
    var members: [String: Value] = [:]
    for (move, person) in snapshot.lastMaker where definition.moves.contains(name: move) {
      members[RuleReader.member(ofMove: move)] = .string(person)
    }
    return members
  }

  /// What of a person is otherwise from one moment to the next, whatever becomes of the request.
  static let ofTheMoment: Set = ["open_requests", "absent", "deputy"]

  /// The name under which `by` has a move: hyphens as underscores.
  package static func member(ofMove name: String) -> String {
    String(name.map { $0 == "-" ? "_" : $0 })
  }

  static func timestamp(_ text: String) -> Value? {
    do throws(TimeFault) {
      return .timestamp(Timestamp(try Instant(rfc3339: text)))
    } catch {
      return nil
    }
  }
}

extension RuleReader {
  /// The value of an expression, or why it has none.
  package func evaluate(_ expression: Expression) -> Result<Value, EvaluationFault> {
    expression.program.evaluate(Bindings(zones: world.zones, members: { member(at: $0) }, { variable($0) }))
  }

  /// How an expression comes to its value.
  package func trace(_ expression: Expression) -> Trace {
    expression.program.trace(Bindings(zones: world.zones, { variable($0) }))
  }

  /// The instant that an expression gives; nil when what it reads is absent, or is no instant.
  package func instant(_ expression: Expression) -> Instant? {
    guard case .success(.timestamp(let timestamp)) = evaluate(expression) else { return nil }
    return timestamp.instant
  }

  /// The value at a path such as `request.kind.title`, for records of what was read; nil when it is absent.
  package func words(at path: [String]) -> String? { value(at: path).map { RuleReader.words($0, \.rfc3339) } }

  /// The same as people read it: times as on the wall of the calendar's zone.
  func sentenceWords(at path: [String]) -> String? {
    let times = TimeWords(now: now, zone: world.calendar.zone)
    return value(at: path).map { RuleReader.words($0, times.moment) }
  }

  private func value(at path: [String]) -> Value? {
    if case .value(let value)? = member(at: path) { return value }
    guard let first = path.first, var value = variable(first) else { return nil }
    for name in path.dropFirst() {
      guard let member = RuleReader.member(name, of: value) else { return nil }
      value = member
    }
    return value
  }

  private static func member(_ name: String, of value: Value) -> Value? {
    switch value {
    case .record(let members), .coded(_, let members): members[name]
    default: nil
    }
  }

  private static func words(_ value: Value, _ moment: (Instant) -> String) -> String {
    switch value {
    case .null: "nothing"
    case .bool(let flag): flag ? "yes" : "no"
    case .int(let number): number == .max ? "none" : String(number)
    case .double(let number): String(number)
    case .string(let text), .type(let text), .coded(let text, _): text
    case .timestamp(let timestamp): moment(timestamp.instant)
    case .duration(let span): "\(span.seconds) s"
    case .list(let list): list.isEmpty ? "none" : list.map { words($0, moment) }.joined(separator: ", ")
    case .map: "a map"
    case .record(let members): members["id"].map { words($0, moment) } ?? "a record"
    }
  }
}
