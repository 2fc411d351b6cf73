// Equality and order as cel-spec has them ("Equality and Ordering", with heterogeneous equality): values of different
// types are unequal rather than an error, numbers of both kinds stand on one line, and NaN equals nothing.

extension Value {
  /// Whether two values are equal in the language, at one step for each part that is looked at.
  ///
  /// - Throws: `limit(.steps)`: values that share parts can be far larger than what they take up.
  static func areEqual(_ a: Value, _ b: Value, steps: inout Int) throws(EvaluationFault) -> Bool {
    switch (a, b) {
    case (.string(let x), .string(let y)):
      if x.utf8.count > 64 { steps -= x.utf8.count / 64 }
      return Text.areSame(x, y)
    case (.bool(let x), .bool(let y)): return x == y
    case (.int(let x), .int(let y)): return x == y
    case (.null, .null): return true
    case (.int, .double), (.double, .int), (.double, .double): return order(a, b) == .same
    case (.timestamp(let x), .timestamp(let y)): return x == y
    case (.duration(let x), .duration(let y)): return x == y
    case (.type(let x), .type(let y)): return x == y
    case (.list(let x), .list(let y)):
      guard x.count == y.count else { return false }
      for index in x.indices {
        try spend(&steps)
        if !(try areEqual(x[index], y[index], steps: &steps)) { return false }
      }
      return true
    case (.map(let x), .map(let y)):
      guard x.count == y.count else { return false }
      for key in x.keys {
        try spend(&steps)
        guard let left = x[key], let right = y[key], try areEqual(left, right, steps: &steps) else { return false }
      }
      return true
    case (.record(let x), .record(let y)):
      guard x.count == y.count else { return false }
      for (name, left) in x {
        try spend(&steps)
        guard let right = y[name], try areEqual(left, right, steps: &steps) else { return false }
      }
      return true
    case (.coded(let code, _), _): return try areEqual(.string(code), b, steps: &steps)
    case (_, .coded(let code, _)): return try areEqual(a, .string(code), steps: &steps)
    default: return false
    }
  }

  private static func spend(_ steps: inout Int) throws(EvaluationFault) {
    steps -= 1
    if steps < 0 { throw .limit(.steps) }
  }

  /// How two values of one ordered type compare.
  enum Order {
    case before, same, after
    /// One of them is NaN.
    case none
  }

  /// The order of two values, or nothing if their types have no order between them.
  static func order(_ a: Value, _ b: Value) -> Order? {
    switch (a, b) {
    case (.int(let x), .int(let y)): order(x, y)
    case (.double(let x), .double(let y)): x.isNaN || y.isNaN ? Order.none : order(x, y)
    case (.int(let x), .double(let y)): order(x, with: y)
    case (.double(let x), .int(let y)): order(y, with: x).reversed
    case (.string(let x), .string(let y)):
      Text.areSame(x, y) ? .same : Text.precedes(x, y) ? .before : .after
    case (.timestamp(let x), .timestamp(let y)): order(x, y)
    case (.duration(let x), .duration(let y)): order(x, y)
    case (.bool(let x), .bool(let y)): order(x ? 1 : 0, y ? 1 : 0)
    default: nil
    }
  }

  private static func order<T: Comparable>(_ x: T, _ y: T) -> Order {
    x < y ? .before : x == y ? .same : .after
  }

  /// Compares as the conformance tests have it: an int beyond 2^53 is rounded to the nearest double first.
  private static func order(_ x: Int64, with y: Double) -> Order {
    if y.isNaN { return .none }
    return order(Double(x), y)
  }
}

extension Value.Order {
  /// The order seen from the other side.
  var reversed: Value.Order {
    switch self {
    case .before: .after
    case .after: .before
    case .same, .none: self
    }
  }
}
