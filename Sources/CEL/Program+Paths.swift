extension Program {
  /// The path of every variable and member that the expression reads or tests, each as long as it is written.
  ///
  /// `*` stands for an element: `request.answers.all(a, has(a.text))` reads `request.answers` and
  /// `request.answers.*.text`.
  public var paths: Set<[String]> { collected.paths }

  /// Those of the paths that a `has()` tests.
  public var testedPaths: Set<[String]> { collected.tested }

  private var collected: PathCollector {
    var collector = PathCollector()
    collector.visit(root)
    return collector
  }
}

/// Walks a tree and keeps the paths in it.
private struct PathCollector {
  var paths: Set<[String]> = []
  var tested: Set<[String]> = []
  var elements: [[String]?] = []

  /// Visits an expression; of a path only its whole length is kept.
  mutating func visit(_ node: Node) {
    switch node.kind {
    case .variable, .local:
      if let path = node.path(elements) { paths.insert(path) }
    case .select(let operand, _):
      keep(node.path(elements), of: operand)
    case .presence(let operand, let name):
      let path = operand.path(elements).map { $0 + [name] }
      if let path { tested.insert(path) }
      keep(path, of: operand)
    case .index(let operand, let key):
      keep(node.path(elements), of: operand)
      visit(key)
    case .comprehension(let macro):
      visit(macro.range)
      elements.append(macro.range.path(elements).map { $0 + ["*"] })
      for body in macro.bodies { visit(body) }
      elements.removeLast()
    default:
      for child in node.kind.children { visit(child) }
    }
  }

  /// Keeps a path, and looks into its operand for whatever is no part of it.
  private mutating func keep(_ path: [String]?, of operand: Node) {
    guard let path else { return visit(operand) }
    paths.insert(path)
    visitKeys(operand)
  }

  private mutating func visitKeys(_ node: Node) {
    switch node.kind {
    case .select(let operand, _): visitKeys(operand)
    case .index(let operand, let key):
      visitKeys(operand)
      visit(key)
    case .comprehension: visit(node)
    default: break
    }
  }
}

extension Node {
  /// The path from a variable to this expression, given those of the elements that the macros around it stand for.
  func path(_ elements: [[String]?]) -> [String]? {
    switch kind {
    case .variable(let name, _): [name]
    case .local(_, let slot): elements.indices.contains(slot) ? elements[slot] : nil
    case .select(let operand, let name): operand.path(elements).map { $0 + [name] }
    case .index(let operand, _): operand.path(elements).map { $0 + ["*"] }
    case .comprehension(let macro) where macro.macro == .filter: macro.range.path(elements)
    default: nil
    }
  }
}
