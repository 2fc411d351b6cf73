extension Checker {
  /// The type of an operator between two operands.
  mutating func binary(_ symbol: BinaryOperator, _ left: Node, _ right: Node, _ node: Node) -> CELType {
    let a = type(of: left)
    let b = type(of: right)
    switch symbol {
    case .equal, .notEqual:
      checkCode(left, right)
      checkCode(right, left)
      if !a.isComparable(to: b) { return fail(.neverEqual(a, b), node) }
      return .bool
    case .in:
      checkCodes(left, in: right)
      return membership(a, b, node)
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      if a.isOrdered && b.isOrdered && a.isComparable(to: b) { return .bool }
    case .plus, .minus, .times, .divide, .remainder:
      if let result = arithmetic(symbol, a, b) { return result }
    }
    return fail(.badOperands(operator: symbol.rawValue, [a, b]), node)
  }

  private mutating func membership(_ a: CELType, _ b: CELType, _ node: Node) -> CELType {
    switch b {
    case .dyn: return .bool
    case .list(let element): return a.isComparable(to: element) ? .bool : fail(.neverEqual(a, element), node)
    case .map(let key, _): return a.isComparable(to: key) ? .bool : fail(.neverEqual(a, key), node)
    default: return fail(.badOperands(operator: "in", [a, b]), node)
    }
  }

  private func arithmetic(_ symbol: BinaryOperator, _ a: CELType, _ b: CELType) -> CELType? {
    switch (symbol, a, b) {
    case (_, .int, .int): return .int
    case (.plus, .double, .double), (.minus, .double, .double), (.times, .double, .double), (.divide, .double, .double):
      return .double
    case (.plus, .string, .string): return .string
    case (.plus, .list, .list): return a.joined(with: b) ?? .list(.dyn)
    case (.plus, .timestamp, .duration), (.plus, .duration, .timestamp), (.minus, .timestamp, .duration):
      return .timestamp
    case (.plus, .duration, .duration), (.minus, .duration, .duration), (.minus, .timestamp, .timestamp):
      return .duration
    case (_, .dyn, _), (_, _, .dyn):
      let known = a.isDynamic ? b : a
      return known.isDynamic || takes(symbol, known) ? .dyn : nil
    default: return nil
    }
  }

  /// Whether an operator takes an operand of a type at all.
  private func takes(_ symbol: BinaryOperator, _ type: CELType) -> Bool {
    switch type {
    case .int: true
    case .double: symbol != .remainder
    case .string, .list: symbol == .plus
    case .timestamp, .duration: symbol == .plus || symbol == .minus
    default: false
    }
  }

  /// Reports a literal that is compared with a path whose values never include it.
  private mutating func checkCode(_ literal: Node, _ other: Node) {
    guard let path = path(of: other), let codes = environment.codes[path] else { return }
    report(literal, unlessAmong: codes, of: path)
  }

  private mutating func checkCodes(_ left: Node, in right: Node) {
    if case .list(let elements) = right.kind, let path = path(of: left), let codes = environment.codes[path] {
      for element in elements { report(element, unlessAmong: codes, of: path) }
    }
    if let path = path(of: right), let codes = environment.codes[path + ["*"]] {
      report(left, unlessAmong: codes, of: path + ["*"])
    }
  }

  private mutating func report(_ literal: Node, unlessAmong codes: [String], of path: [String]) {
    guard case .literal(.string(let text)) = literal.kind, !codes.contains(text) else { return }
    let suggestion = Spelling.nearest(to: text, among: codes)
    let shown = path.last == "*" ? Array(path.dropLast()) : path
    report(.notAmong(text, path: shown, allowed: codes, suggestion: suggestion), at: literal.start)
  }
}

extension CELType {
  /// Whether `<` and its like take it.
  fileprivate var isOrdered: Bool {
    switch self {
    case .bool, .int, .double, .string, .timestamp, .duration, .dyn: true
    default: false
    }
  }
}
