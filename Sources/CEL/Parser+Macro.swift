extension Parser {
  /// Reads the rest of `has(e.member)`.
  mutating func presence(at start: Int) throws(CELFault) -> Node {
    let argument = token.kind == .symbol(.closeParenthesis) ? nil : try expression()
    guard let argument, take(.closeParenthesis), case .select(let operand, let name) = argument.kind else {
      throw fault(.badMacro(name: "has", shape: "has(e.member)"), at: start)
    }
    return try node(.presence(operand, name), from: start, at: argument.point)
  }

  /// Reads the rest of `e.all(x, test)` and its like.
  mutating func comprehension(
    _ macro: Comprehension.Macro, over range: Node, at point: Int
  ) throws(CELFault) -> Node {
    let bad = CELFault.Reason.badMacro(name: macro.rawValue, shape: macro.shape)
    guard case .name(let name) = token.kind, tokens[index + 1].kind == .symbol(.comma) else {
      throw fault(bad, at: point)
    }
    if Self.keywords.contains(name) || Self.reserved.contains(name) {
      throw fault(.reservedWord(name), at: token.start)
    }
    index += 2
    scope.append(name)
    slots = max(slots, scope.count)
    defer { scope.removeLast() }
    var bodies = [try expression()]
    if macro == .map && take(.comma) { bodies.append(try expression()) }
    guard take(.closeParenthesis) else {
      if token.kind == .symbol(.comma) { throw fault(bad, at: point) }
      throw unexpected("')'")
    }
    let comprehension = Comprehension(
      macro, range: range, name: name, slot: scope.count - 1,
      predicate: macro == .map ? (bodies.count == 2 ? bodies[0] : nil) : bodies[0],
      transform: macro == .map ? bodies[bodies.count - 1] : nil)
    return try node(.comprehension(comprehension), from: range.start, at: point)
  }
}
