// Type-checking over the whole tree: a fault makes its expression `dyn`, which fits anywhere, so that one mistake is told
// once and the rest is still looked at.

/// Finds the type of each expression and everything that is wrong with it.
struct Checker {
  /// What the expression may read.
  let environment: Environment
  /// The text of the expression.
  private var source: SourceMap
  /// What has been found.
  private(set) var faults: [CELFault] = []
  /// The reads of members that may be absent.
  private(set) var optionalReads: [CheckResult.OptionalRead] = []
  /// The variables of the macros around the expression: name, type, and the path that it stands for.
  private var locals: [(name: String, type: CELType, path: [String]?)] = []
  /// The members that are there, by their keys, with how often that is known.
  private var present: [String: Int] = [:]

  /// A checker for one expression.
  init(environment: Environment, source: [UInt8]) {
    self.environment = environment
    self.source = SourceMap(source)
  }

  /// Notes a fault, unless there are enough of them.
  mutating func report(_ reason: @autoclosure () -> CELFault.Reason, at offset: Int) {
    guard faults.count < Limits.faults else { return }
    faults.append(CELFault(reason(), at: source.position(of: offset)))
  }

  /// Notes a fault of an expression whose type then is anybody's guess.
  mutating func fail(_ reason: @autoclosure () -> CELFault.Reason, _ node: Node) -> CELType {
    report(reason(), at: node.point)
    return .dyn
  }

  /// The path from a variable to an expression.
  func path(of node: Node) -> [String]? {
    node.path(locals.map(\.path))
  }

  /// The type of an expression's value, its faults being noted.
  mutating func type(of node: Node) -> CELType {
    let type = wholeType(of: node)
    if case .coded = type { return .string }
    return type
  }

  /// The type of an expression whose members may be wanted.
  private mutating func wholeType(of node: Node) -> CELType {
    switch node.kind {
    case .literal(let value): return CELType(of: value)
    case .variable(let name, _): return variable(name, node)
    case .local(_, let slot): return locals[slot].type
    case .type: return .type
    case .select(let operand, let name): return select(name, of: operand, node)
    case .presence(let operand, let name): return presence(of: name, in: operand, node)
    case .index(let operand, let key): return index(operand, key, node)
    case .list(let elements): return .list(CELType(covering: types(of: elements)))
    case .map(let entries): return map(entries)
    case .not(let operand):
      check(operand, isBoolFor: "the operand of '!'")
      return .bool
    case .negate(let operand):
      let type = type(of: operand)
      return type.isNumber || type.isDynamic ? type : fail(.badOperands(operator: "-", [type]), node)
    case .and(let operands):
      check(operands, where: true, "an operand of '&&'")
      return .bool
    case .or(let operands):
      check(operands, where: false, "an operand of '||'")
      return .bool
    case .conditional(let test, let first, let second): return conditional(test, first, second, node)
    case .binary(let symbol, let left, let right): return binary(symbol, left, right, node)
    case .call(let call): return self.call(call, node)
    case .comprehension(let macro): return comprehension(macro, node)
    }
  }

  /// The names that an expression could mean where it stands.
  private var names: [String] { Array(environment.variables.keys) + locals.map(\.name) }

  private mutating func variable(_ name: String, _ node: Node) -> CELType {
    if let type = environment.variables[name] { return type }
    let names = faults.count < Limits.faults ? names : []
    return fail(.unknownName(name, suggestion: Spelling.nearest(to: name, among: names)), node)
  }

  private mutating func select(_ name: String, of operand: Node, _ node: Node) -> CELType {
    guard let member = member(name, of: operand, node) else { return .dyn }
    if member.isOptional, node.presenceKey.map({ present[$0, default: 0] == 0 }) ?? true {
      let text = source.text(node.start, node.end)
      optionalReads.append(
        CheckResult.OptionalRead(
          path: path(of: node) ?? [text], text: text, position: source.position(of: node.point)))
    }
    return member.type
  }

  private mutating func presence(of name: String, in operand: Node, _ node: Node) -> CELType {
    _ = member(name, of: operand, node)
    return .bool
  }

  /// The member that a name means; nothing after a fault.
  private mutating func member(_ name: String, of operand: Node, _ node: Node) -> RecordType.Member? {
    let type = wholeType(of: operand)
    switch type {
    case .record(let record), .coded(let record):
      if let member = record.members[name] { return member }
      report(
        .unknownMember(
          name, of: record.name, suggestion: Spelling.nearest(to: name, among: record.members.keys)),
        at: node.point)
    case .map(let key, let value) where key == .string || key.isDynamic:
      return RecordType.Member(value)
    case .dyn:
      return RecordType.Member(.dyn)
    default:
      report(.noMembers(type, member: name), at: node.point)
    }
    return nil
  }

  private mutating func index(_ operand: Node, _ key: Node, _ node: Node) -> CELType {
    let type = type(of: operand)
    let keyType = self.type(of: key)
    switch type {
    case .dyn: return .dyn
    case .list(let element) where keyType == .int || keyType.isDynamic: return element
    case .map(let expected, let value) where expected.isComparable(to: keyType): return value
    default: return fail(.badOperands(operator: "[]", [type, keyType]), node)
    }
  }

  private mutating func types(of nodes: [Node]) -> [CELType] {
    var types: [CELType] = []
    for node in nodes { types.append(type(of: node)) }
    return types
  }

  private mutating func map(_ entries: [Node.Entry]) -> CELType {
    let keys = types(of: entries.map(\.key))
    for (entry, type) in zip(entries, keys) {
      switch type {
      case .bool, .int, .string, .dyn: break
      default: report(.badKey(type), at: entry.key.start)
      }
    }
    return .map(CELType(covering: keys), CELType(covering: types(of: entries.map(\.value))))
  }

  private mutating func conditional(_ test: Node, _ first: Node, _ second: Node, _ node: Node) -> CELType {
    check(test, isBoolFor: "the condition of '?:'")
    let facts = Presence(of: test)
    let firstType = knowing(facts.whenTrue) { $0.type(of: first) }
    let secondType = knowing(facts.whenFalse) { $0.type(of: second) }
    return firstType.joined(with: secondType) ?? fail(.branchesDiffer(firstType, secondType), node)
  }

  /// Checks that an expression is a bool.
  mutating func check(_ node: Node, isBoolFor what: String) {
    let type = type(of: node)
    if type != .bool && !type.isDynamic { report(.notBool(type, what: what), at: node.start) }
  }

  /// Checks the operands of `&&` (where the others are true) or `||` (where they are false).
  private mutating func check(_ operands: [Node], where outcome: Bool, _ what: String) {
    let proven = operands.map { Presence(of: $0)[outcome] }
    for keys in proven { note(keys, 1) }
    for (operand, keys) in zip(operands, proven) {
      note(keys, -1)
      check(operand, isBoolFor: what)
      note(keys, 1)
    }
    for keys in proven { note(keys, -1) }
  }

  private mutating func knowing<T>(_ keys: Set<String>, _ body: (inout Checker) -> T) -> T {
    note(keys, 1)
    defer { note(keys, -1) }
    return body(&self)
  }

  private mutating func note(_ keys: Set<String>, _ change: Int) {
    for key in keys { present[key, default: 0] += change }
  }

  private mutating func comprehension(_ node: Comprehension, _ whole: Node) -> CELType {
    let range = type(of: node.range)
    let element: CELType
    switch range {
    case .list(let type): element = type
    case .map(let key, _): element = key
    case .dyn: element = .dyn
    default: element = fail(.badArguments(function: node.macro.rawValue, [range], usage: node.macro.shape), whole)
    }
    locals.append((node.name, element, path(of: node.range).map { $0 + ["*"] }))
    defer { locals.removeLast() }
    if let predicate = node.predicate { check(predicate, isBoolFor: "the test of \(node.macro.rawValue)") }
    switch node.macro {
    case .all, .exists, .existsOne: return .bool
    case .filter: return .list(element)
    case .map:
      guard let transform = node.transform else { return .dyn }
      let proven = node.predicate.map { Presence(of: $0).whenTrue } ?? []
      return .list(knowing(proven) { $0.type(of: transform) })
    }
  }
}
