/// An expression in the resolved tree: names are variables, slots of macros, or types.
final class Node: Sendable {
  /// What it is made of.
  let kind: Kind
  /// The offset of its first byte.
  let start: Int
  /// The offset after its last byte.
  let end: Int
  /// The offset that faults about it point at: the operator, the member, the function, or the first byte.
  let point: Int
  /// The height of the tree under it; a leaf has 1.
  let height: Int
  /// Whether it is a bool by its form: `!`, `&&`, `||` or `has()`.
  let isLogical: Bool
  /// The names from a variable to the member that it reads or tests, if it is one at most four names long; else empty.
  let path: [String]

  /// An expression over a stretch of the text.
  init(_ kind: Kind, start: Int, end: Int, point: Int) {
    self.kind = kind
    self.start = start
    self.end = end
    self.point = point
    isLogical =
      switch kind {
      case .not, .and, .or, .presence: true
      default: false
      }
    path = kind.path
    height = (kind.children.lazy.map(\.height).max() ?? 0) + 1
  }

  /// What an expression can be.
  enum Kind: Sendable {
    /// A value written out.
    case literal(Value)
    /// A variable of the environment, with its place in the program's list of them.
    case variable(String, Int)
    /// The variable of a macro, with its place on the stack of them.
    case local(String, Int)
    /// A type as a value.
    case type(String)
    /// `e.member`.
    case select(Node, String)
    /// `has(e.member)`.
    case presence(Node, String)
    /// `e[key]`.
    case index(Node, Node)
    /// `[a, b]`.
    case list([Node])
    /// `{key: value}`.
    case map([Entry])
    /// `!e`.
    case not(Node)
    /// `-e`.
    case negate(Node)
    /// `a && b && c`.
    case and([Node])
    /// `a || b || c`.
    case or([Node])
    /// `a ? b : c`.
    case conditional(Node, Node, Node)
    /// Two operands and an operator between them.
    case binary(BinaryOperator, Node, Node)
    /// A function or a method.
    case call(Call)
    /// A macro over a list or the keys of a map.
    case comprehension(Comprehension)
  }

  /// A key and a value of a map that is written out.
  struct Entry: Sendable {
    /// The key.
    let key: Node
    /// The value.
    let value: Node
  }
}

extension Node.Kind {
  /// The names from a variable to a member of it; a chain may be long, and every link of it has its path.
  fileprivate var path: [String] {
    switch self {
    case .select(let operand, let name), .presence(let operand, let name):
      if case .variable(let variable, _) = operand.kind { return [variable, name] }
      return operand.path.isEmpty || operand.path.count > 3 ? [] : operand.path + [name]
    default: return []
    }
  }

  /// The expressions directly within it, in the order in which they stand.
  var children: [Node] {
    switch self {
    case .literal, .variable, .local, .type: []
    case .select(let operand, _), .presence(let operand, _), .not(let operand), .negate(let operand): [operand]
    case .index(let operand, let key): [operand, key]
    case .list(let elements), .and(let elements), .or(let elements): elements
    case .map(let entries): entries.flatMap { [$0.key, $0.value] }
    case .conditional(let test, let first, let second): [test, first, second]
    case .binary(_, let left, let right): [left, right]
    case .call(let call): call.arguments
    case .comprehension(let macro): [macro.range] + macro.bodies
    }
  }
}
