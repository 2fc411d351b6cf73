// Which members must be there for an expression to come to true, or to false. Because `&&` and `||` pass over errors,
// a guard works from either side: in `a.b > 1 && has(a.b)` the whole is false, and no error, when `a.b` is absent.

/// What `has()` says about members, worked out from a tree; each member goes by its key.
struct Presence {
  /// The members without which the expression is false.
  var whenTrue: Set<String> = []
  /// The members without which the expression is true.
  var whenFalse: Set<String> = []

  /// The members without which the expression comes to the opposite of an outcome.
  subscript(outcome: Bool) -> Set<String> { outcome ? whenTrue : whenFalse }

  /// What an expression proves.
  init(of node: Node) {
    switch node.kind {
    case .presence(let operand, let name):
      if let key = operand.presenceKey { whenTrue = ["\(key).\(name)"] }
    case .not(let operand):
      let inner = Presence(of: operand)
      (whenTrue, whenFalse) = (inner.whenFalse, inner.whenTrue)
    case .and(let operands):
      let parts = operands.map { Presence(of: $0) }
      whenTrue = parts.reduce(into: []) { $0.formUnion($1.whenTrue) }
      whenFalse = Self.common(parts.map(\.whenFalse))
    case .or(let operands):
      let parts = operands.map { Presence(of: $0) }
      whenTrue = Self.common(parts.map(\.whenTrue))
      whenFalse = parts.reduce(into: []) { $0.formUnion($1.whenFalse) }
    case .conditional(let test, let first, let second):
      let parts = (test: Presence(of: test), first: Presence(of: first), second: Presence(of: second))
      whenTrue = Self.branched(parts.test, parts.first.whenTrue, parts.second.whenTrue)
      whenFalse = Self.branched(parts.test, parts.first.whenFalse, parts.second.whenFalse)
    default:
      break
    }
  }

  /// Without the member the test goes to one branch, and that branch proves it; or both branches do.
  private static func branched(_ test: Presence, _ first: Set<String>, _ second: Set<String>) -> Set<String> {
    first.intersection(second)
      .union(second.intersection(test.whenTrue))
      .union(first.intersection(test.whenFalse))
  }

  private static func common(_ sets: [Set<String>]) -> Set<String> {
    guard let first = sets.first else { return [] }
    return sets.dropFirst().reduce(first) { $0.intersection($1) }
  }
}

extension Node {
  /// A name for what the expression reads, the same for the same thing wherever it stands; nothing for what is made.
  var presenceKey: String? {
    switch kind {
    case .variable(let name, _): name
    case .local(_, let slot): "#\(slot)"
    case .literal(let value): value.description
    case .select(let operand, let name): operand.presenceKey.map { "\($0).\(name)" }
    case .index(let operand, let key):
      if let operand = operand.presenceKey, let key = key.presenceKey { "\(operand)[\(key)]" } else { nil }
    default: nil
    }
  }
}
