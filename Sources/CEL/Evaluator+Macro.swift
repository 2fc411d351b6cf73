extension Evaluator {
  /// The value of a macro over a list or the keys of a map.
  mutating func comprehension(_ node: Comprehension) throws(EvaluationFault) -> Value {
    let elements: [Value]
    switch try value(of: node.range) {
    case .list(let list): elements = list
    case .map(let map): elements = map.keys.map(\.value)
    case let other: throw .noSuchOverload(node.macro.rawValue, [other.typeName])
    }
    locals.append(.null)
    defer { locals.removeLast() }
    switch node.macro {
    case .all: return .bool(try every(elements, is: true, node))
    case .exists: return .bool(!(try every(elements, is: false, node)))
    case .existsOne: return .bool(try selected(elements, node).count == 1)
    case .filter, .map: return .list(try selected(elements, node))
    }
  }

  /// Whether the test is `wanted` for every element: one for which it is not decides, whatever errors came before it.
  private mutating func every(
    _ elements: [Value], is wanted: Bool, _ node: Comprehension
  ) throws(EvaluationFault) -> Bool {
    var fault: EvaluationFault?
    for element in elements {
      do throws(EvaluationFault) {
        if try test(element, node) != wanted { return false }
      } catch {
        guard error.isAbsorbable else { throw error }
        fault = fault ?? error
      }
    }
    if let fault { throw fault }
    return true
  }

  /// The elements that pass the test, or what `map` makes of them; any error is the error of the whole.
  private mutating func selected(_ elements: [Value], _ node: Comprehension) throws(EvaluationFault) -> [Value] {
    var results: [Value] = []
    for element in elements {
      let result: Value?
      if let transform = node.transform {
        result = try within(element, node) { (evaluator) throws(EvaluationFault) -> Value? in
          if let predicate = node.predicate, !(try evaluator.flag(predicate, node)) { return nil }
          return try evaluator.value(of: transform)
        }
      } else {
        result = try test(element, node) ? element : nil
      }
      guard let result else { continue }
      if results.count >= Limits.elements { throw .limit(.listSize) }
      results.append(result)
    }
    return results
  }

  private mutating func test(_ element: Value, _ node: Comprehension) throws(EvaluationFault) -> Bool {
    guard let predicate = node.predicate else { return true }
    return try within(element, node) { (evaluator) throws(EvaluationFault) -> Bool in
      try evaluator.flag(predicate, node)
    }
  }

  private mutating func flag(_ predicate: Node, _ node: Comprehension) throws(EvaluationFault) -> Bool {
    switch try value(of: predicate) {
    case .bool(let flag): return flag
    case let other: throw .noSuchOverload(node.macro.rawValue, [other.typeName])
    }
  }

  /// Does something while the variable of a macro stands for an element, as one step of the trace.
  private mutating func within<T>(
    _ element: Value, _ node: Comprehension, _ body: (inout Evaluator) throws(EvaluationFault) -> T
  ) throws(EvaluationFault) -> T {
    locals[node.slot] = element
    guard recorder != nil else { return try body(&self) }
    recorder?.begin()
    defer { recorder?.end(node.name, .success(element)) }
    return try body(&self)
  }
}
