package import CEL

/// What the rules of a definition can read, for the checker of the rule language.
package struct RuleEnvironment {
  /// The variables with their types, and the codes that texts can be.
  package let environment: Environment

  /// Members of `request` that are no fields.
  static let builtInMembers = ["raised", "state"]

  /// The environment of a definition, the registers that its fields choose from, and the zones that there are.
  package init(_ definition: Definition, registers: NameTable<Register>, zones: ZoneTable = [:]) {
    var builder = Builder(definition: definition, registers: registers)
    let request = builder.request()
    let person = builder.person()
    let makers = builder.makers()
    environment = Environment(
      variables: [
        "request": request, "actor": person, "assignee": person, "raiser": person, "by": makers, "now": .timestamp,
      ],
      codes: builder.codes, zones: zones)
  }

  /// Why a path leads nowhere.
  struct DeadEnd {
    /// What the path names and nothing has.
    let name: String
    /// What could stand there, in no order.
    let known: [String]
  }

  /// Where a path of names, such as `request.kind.title`, stops leading anywhere.
  func deadEnd(of path: [String]) -> DeadEnd? {
    guard let first = path.first else { return DeadEnd(name: "", known: Array(environment.variables.keys)) }
    guard var type = environment.variables[first] else {
      return DeadEnd(name: first, known: Array(environment.variables.keys))
    }
    for name in path.dropFirst() {
      guard let members = RuleEnvironment.record(of: type)?.members, let member = members[name] else {
        return DeadEnd(name: name, known: RuleEnvironment.record(of: type).map { Array($0.members.keys) } ?? [])
      }
      type = member.type
    }
    return nil
  }

  private static func record(of type: CELType) -> RecordType? {
    switch type {
    case .record(let record), .coded(let record): record
    default: nil
    }
  }
}

/// Makes types, and notes the codes on the way.
private struct Builder {
  let definition: Definition
  let registers: NameTable<Register>
  var codes: [[String]: [String]] = [:]

  mutating func request() -> CELType {
    var members: [String: RecordType.Member] = [:]
    for field in definition.fields {
      let type = type(of: field.shape, at: ["request", field.name])
      members[field.name] = RecordType.Member(type, isOptional: isOptional(field))
    }
    members["raised"] = RecordType.Member(.timestamp)
    members["state"] = RecordType.Member(.string)
    codes[["request", "state"]] = definition.states.names
    return .record(RecordType(name: "request", members: members))
  }

  private func isOptional(_ field: Field) -> Bool {
    if field.defaultValue != nil { return false }
    switch field.shape {
    case .flag, .list: return false
    default: return true
    }
  }

  mutating func person() -> CELType {
    for variable in ["actor", "assignee", "raiser"] {
      codes[[variable, "roles", "*"]] = definition.roles.names
      if case .register(let name)? = definition.fields[Definition.establishmentField]?.shape {
        codes[[variable, "covers", "*"]] = registers[name]?.entries.names
      }
    }
    return .record(
      RecordType(
        name: "person",
        members: [
          "id": RecordType.Member(.string), "name": RecordType.Member(.string),
          "roles": RecordType.Member(.list(.string)), "covers": RecordType.Member(.list(.string)),
          "limit": RecordType.Member(.int), "open_requests": RecordType.Member(.int),
          "absent": RecordType.Member(.bool), "deputy": RecordType.Member(.string),
        ]))
  }

  func makers() -> CELType {
    let members = definition.moves.map {
      (RuleReader.member(ofMove: $0.name), RecordType.Member(.string, isOptional: true))
    }
    return .record(RecordType(name: "by", members: Dictionary(members, uniquingKeysWith: { first, _ in first })))
  }

  private mutating func type(of shape: FieldShape, at path: [String]) -> CELType {
    switch shape {
    case .text, .person: return .string
    case .flag: return .bool
    case .number: return .int
    case .instant: return .timestamp
    case .code(let known):
      codes[path] = known
      return .string
    case .list(let element): return .list(type(of: element, at: path + ["*"]))
    case .record(let name):
      guard let record = definition.records[name] else { return .dyn }
      return .record(RecordType(name: name, members: members(record.members, at: path)))
    case .register(let name):
      guard let register = registers[name] else { return .dyn }
      codes[path] = register.entries.names
      return coded(RecordType(name: name, members: members(register.columns, at: path)))
    }
  }

  /// A code that reads as its text, and its register's columns as members.
  private func coded(_ columns: RecordType) -> CELType { .coded(columns) }

  private mutating func members(
    _ shapes: NameTable<RecordShape.Member>, at path: [String]
  ) -> [String: RecordType.Member] {
    var members: [String: RecordType.Member] = [:]
    for member in shapes {
      let type = type(of: member.shape, at: path + [member.name])
      let isFlag = member.shape == .flag
      members[member.name] = RecordType.Member(type, isOptional: member.isOptional && !isFlag)
    }
    return members
  }
}
