import WorkingTime

/// Evaluates a tree once, within a budget of steps.
struct Evaluator: ~Copyable {
  /// What variables stand for.
  let bindings: Bindings
  /// The steps that are left.
  var steps = Limits.steps
  /// What keeps the steps, if somebody wants them.
  var recorder: Trace.Recorder?
  /// The values of the variables of macros.
  var locals: [Value] = []
  /// The zones that were looked for already.
  var zones: [String: Zone] = [:]
  // The values of variables that were read already: two of them in place, because few expressions read more, and an
  // array is memory to ask for.
  private var first: Value?
  private var second: Value?
  private var others: [Value?] = []

  /// An evaluator of one program.
  init(_ program: Program, _ bindings: Bindings) {
    self.bindings = bindings
    if program.globals.count > 2 { others = [Value?](repeating: nil, count: program.globals.count - 2) }
    if program.slots > 0 { locals.reserveCapacity(program.slots) }
  }

  /// The value of an expression.
  mutating func value(of node: Node) throws(EvaluationFault) -> Value {
    let value = try whole(of: node)
    if case .coded(let code, _) = value { return .string(code) }
    return value
  }

  /// The value of an expression whose members are wanted: a code with its columns.
  private mutating func whole(of node: Node) throws(EvaluationFault) -> Value {
    if recorder != nil { return try recorded(node) }
    return try compute(node)
  }

  /// Spends steps for work beyond the one that each expression costs.
  mutating func spend(_ count: Int) throws(EvaluationFault) {
    steps -= count
    if steps < 0 { throw .limit(.steps) }
  }

  private mutating func recorded(_ node: Node) throws(EvaluationFault) -> Value {
    switch node.kind {
    case .literal, .type: return try compute(node)
    default: break
    }
    recorder?.begin()
    let outcome: Result<Value, EvaluationFault>
    do throws(EvaluationFault) {
      outcome = .success(try compute(node))
    } catch {
      outcome = .failure(error)
    }
    let source = recorder?.source ?? []
    recorder?.end(String(decoding: source[node.start..<node.end], as: UTF8.self), outcome)
    return try outcome.get()
  }

  private mutating func compute(_ node: Node) throws(EvaluationFault) -> Value {
    steps -= 1
    if steps < 0 { throw .limit(.steps) }
    switch node.kind {
    case .literal(let value): return value
    case .variable(let name, let index): return try global(name, index)
    case .local(_, let slot): return locals[slot]
    case .type(let name): return .type(name)
    case .select(let operand, let name):
      switch try member(node) {
      case .value(let value)?: return value
      case .absent?: throw .noSuchMember(path: node.writtenPath)
      case nil: return try select(name, of: try whole(of: operand), at: node)
      }
    case .not, .and, .or, .presence: return .bool(try logical(node))
    case .index(let operand, let key): return try element(of: try value(of: operand), at: try value(of: key))
    case .list(let elements): return try list(elements)
    case .map(let entries): return try map(entries)
    case .negate(let operand): return try negate(try value(of: operand))
    case .conditional(let test, let first, let second):
      return try value(of: try bool(test, for: "?:") ? first : second)
    case .binary(let symbol, let left, let right):
      return try apply(symbol, try value(of: left), try value(of: right))
    case .call(let call): return try self.call(call)
    case .comprehension(let macro): return try comprehension(macro)
    }
  }

  private mutating func global(_ name: String, _ index: Int) throws(EvaluationFault) -> Value {
    switch index {
    case 0: if let first { return first }
    case 1: if let second { return second }
    default: if let other = others[index - 2] { return other }
    }
    guard let value = bindings[name] else { throw .unknownVariable(name) }
    switch index {
    case 0: first = value
    case 1: second = value
    default: others[index - 2] = value
    }
    return value
  }

  /// The value of an expression that has to be a bool; what can be nothing else is not made a value first.
  private mutating func bool(_ node: Node, for symbol: StaticString) throws(EvaluationFault) -> Bool {
    if node.isLogical && recorder == nil {
      try spend(1)
      return try logical(node)
    }
    switch try value(of: node) {
    case .bool(let flag): return flag
    case let other: throw .noSuchOverload("\(symbol)", [other.typeName])
    }
  }

  /// The value of an expression that is a bool by its form.
  private mutating func logical(_ node: Node) throws(EvaluationFault) -> Bool {
    switch node.kind {
    case .not(let operand): return !(try bool(operand, for: "!"))
    case .and(let operands): return try all(operands, are: true, for: "&&")
    case .or(let operands): return !(try all(operands, are: false, for: "||"))
    case .presence(let operand, let name):
      switch try member(node) {
      case .value?: return true
      case .absent?: return false
      case nil: return try has(name, in: try whole(of: operand))
      }
    default: return try bool(node, for: "?:")
    }
  }

  /// Whether all operands are `wanted`: one that is not decides, whatever errors came before it.
  private mutating func all(
    _ operands: [Node], are wanted: Bool, for symbol: StaticString
  ) throws(EvaluationFault) -> Bool {
    var fault: EvaluationFault?
    for index in operands.indices {
      do throws(EvaluationFault) {
        if try bool(operands[index], for: symbol) != wanted { return false }
      } catch {
        guard error.isAbsorbable else { throw error }
        fault = fault ?? error
      }
    }
    if let fault { throw fault }
    return true
  }

  /// What a member is, if that is known without its variable; it costs the steps that the long way would.
  private mutating func member(_ node: Node) throws(EvaluationFault) -> Bindings.Member? {
    guard recorder == nil, !node.path.isEmpty, let member = bindings.member(at: node.path) else { return nil }
    try spend(node.path.count - 1)
    return member
  }

  private func select(_ name: String, of operand: Value, at node: Node) throws(EvaluationFault) -> Value {
    switch operand {
    case .record(let members), .coded(_, let members):
      if let value = members[name] { return value }
      throw .noSuchMember(path: node.writtenPath)
    case .map(let map):
      if let value = map[.string(name)] { return value }
      throw .noSuchMember(path: node.writtenPath)
    default:
      throw .noSuchOverload(".\(name)", [operand.typeName])
    }
  }

  private func has(_ name: String, in operand: Value) throws(EvaluationFault) -> Bool {
    switch operand {
    case .record(let members), .coded(_, let members): return members[name] != nil
    case .map(let map): return map[.string(name)] != nil
    default: throw .noSuchOverload("has", [operand.typeName])
    }
  }

  private func element(of operand: Value, at key: Value) throws(EvaluationFault) -> Value {
    switch operand {
    case .list(let elements):
      guard case .int(let index)? = ValueMap.Key(key) else { break }
      guard index >= 0, index < elements.count else { throw .outOfRange(index: index, count: elements.count) }
      return elements[Int(index)]
    case .map(let map):
      if let wanted = ValueMap.Key(key), let value = map[wanted] { return value }
      switch key {
      case .bool, .int, .double, .string: throw .noSuchKey(key.description)
      default: break
      }
    default: break
    }
    throw .noSuchOverload("[]", [operand.typeName, key.typeName])
  }

  private mutating func list(_ elements: [Node]) throws(EvaluationFault) -> Value {
    if elements.count > Limits.elements { throw .limit(.listSize) }
    var values: [Value] = []
    values.reserveCapacity(elements.count)
    for element in elements { values.append(try value(of: element)) }
    return .list(values)
  }

  private mutating func map(_ entries: [Node.Entry]) throws(EvaluationFault) -> Value {
    if entries.count > Limits.elements { throw .limit(.listSize) }
    var map = ValueMap()
    for entry in entries {
      let written = try value(of: entry.key)
      switch written {
      case .bool, .int, .string: break
      default: throw .noSuchOverload("{}", [written.typeName])
      }
      guard let key = ValueMap.Key(written) else { continue }
      if map[key] != nil { throw .duplicateKey(written.description) }
      map[key] = try value(of: entry.value)
    }
    return .map(map)
  }
}

extension Node {
  /// The path to this expression as far as it is one, for faults: elements keep the names of their variables.
  var writtenPath: [String] {
    switch kind {
    case .variable(let name, _), .local(let name, _): [name]
    case .select(let operand, let name): operand.writtenPath + [name]
    case .index(let operand, _): operand.writtenPath + ["[]"]
    default: ["(…)"]
    }
  }
}
