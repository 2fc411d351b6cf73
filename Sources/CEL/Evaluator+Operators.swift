extension Evaluator {
  /// The value of `-x`.
  func negate(_ operand: Value) throws(EvaluationFault) -> Value {
    switch operand {
    case .int(let number):
      guard number != .min else { throw .overflow("-(\(number))") }
      return .int(-number)
    case .double(let number): return .double(-number)
    default: throw .noSuchOverload("-", [operand.typeName])
    }
  }

  /// The value of an operator between two operands.
  mutating func apply(_ symbol: BinaryOperator, _ left: Value, _ right: Value) throws(EvaluationFault) -> Value {
    switch symbol {
    case .equal: return .bool(try areEqual(left, right))
    case .notEqual: return .bool(!(try areEqual(left, right)))
    case .in: return .bool(try isMember(left, of: right))
    case .less, .lessOrEqual, .greater, .greaterOrEqual: return .bool(try compare(symbol, left, right))
    case .plus, .minus, .times, .divide, .remainder: break
    }
    switch (left, right) {
    case (.int(let a), .int(let b)): return .int(try arithmetic(symbol, a, b))
    case (.double(let a), .double(let b)):
      if let result = arithmetic(symbol, a, b) { return .double(result) }
    case (.string(let a), .string(let b)) where symbol == .plus: return .string(try join(a, b))
    case (.list(let a), .list(let b)) where symbol == .plus:
      if a.count + b.count > Limits.elements { throw .limit(.listSize) }
      try spend((a.count + b.count) / 8)
      return .list(a + b)
    default:
      if let result = try time(symbol, left, right) { return result }
    }
    throw .noSuchOverload(symbol.rawValue, [left.typeName, right.typeName])
  }

  private mutating func areEqual(_ left: Value, _ right: Value) throws(EvaluationFault) -> Bool {
    try Value.areEqual(left, right, steps: &steps)
  }

  private mutating func isMember(_ left: Value, of right: Value) throws(EvaluationFault) -> Bool {
    switch right {
    case .list(let elements):
      for element in elements {
        try spend(1)
        if try areEqual(element, left) { return true }
      }
      return false
    case .map(let map):
      guard let key = ValueMap.Key(left) else { return false }
      return map[key] != nil
    default: throw .noSuchOverload("in", [left.typeName, right.typeName])
    }
  }

  private mutating func compare(
    _ symbol: BinaryOperator, _ left: Value, _ right: Value
  ) throws(EvaluationFault) -> Bool {
    if case .string(let text) = left { try spend(text.utf8.count / 64) }
    guard let order = Value.order(left, right) else {
      throw .noSuchOverload(symbol.rawValue, [left.typeName, right.typeName])
    }
    switch (symbol, order) {
    case (_, .none): return false
    case (.less, _): return order == .before
    case (.lessOrEqual, _): return order != .after
    case (.greater, _): return order == .after
    default: return order != .before
    }
  }

  private func arithmetic(_ symbol: BinaryOperator, _ a: Int64, _ b: Int64) throws(EvaluationFault) -> Int64 {
    let (result, overflow): (Int64, Bool)
    switch symbol {
    case .plus: (result, overflow) = a.addingReportingOverflow(b)
    case .minus: (result, overflow) = a.subtractingReportingOverflow(b)
    case .times: (result, overflow) = a.multipliedReportingOverflow(by: b)
    case .divide:
      if b == 0 { throw .divisionByZero }
      (result, overflow) = a.dividedReportingOverflow(by: b)
    default:
      if b == 0 { throw .divisionByZero }
      // The remainder of the least int and -1 would be 0, but the division beneath it overflows; so it does elsewhere.
      (result, overflow) = a.remainderReportingOverflow(dividingBy: b)
    }
    if overflow { throw .overflow("\(a) \(symbol.rawValue) \(b)") }
    return result
  }

  private func arithmetic(_ symbol: BinaryOperator, _ a: Double, _ b: Double) -> Double? {
    switch symbol {
    case .plus: a + b
    case .minus: a - b
    case .times: a * b
    case .divide: a / b
    default: nil
    }
  }

  private mutating func join(_ a: String, _ b: String) throws(EvaluationFault) -> String {
    let size = a.utf8.count + b.utf8.count
    if size > Limits.stringBytes { throw .limit(.stringSize) }
    try spend(size / 64)
    return a + b
  }

  /// Points and lengths of time; nothing if they are not what stands there.
  private func time(_ symbol: BinaryOperator, _ left: Value, _ right: Value) throws(EvaluationFault) -> Value? {
    let result: Value?
    switch (symbol, left, right) {
    case (.plus, .timestamp(let point), .duration(let span)), (.plus, .duration(let span), .timestamp(let point)):
      result = point.adding(span).map { .timestamp($0) }
    case (.minus, .timestamp(let point), .duration(let span)):
      result = span.negated.flatMap { point.adding($0) }.map { .timestamp($0) }
    case (.minus, .timestamp(let later), .timestamp(let earlier)):
      result = later.since(earlier)?.asSum.map { .duration($0) }
    case (.plus, .duration(let a), .duration(let b)):
      result = a.adding(b)?.asSum.map { .duration($0) }
    case (.minus, .duration(let a), .duration(let b)):
      result = b.negated.flatMap { a.adding($0) }?.asSum.map { .duration($0) }
    default: return nil
    }
    guard let result else { throw .overflow("\(left) \(symbol.rawValue) \(right)") }
    return result
  }
}
