import Patterns

extension Parser {
  /// Words that are literals or operators, and so can be neither names nor members.
  static let keywords: Set<String> = ["false", "in", "null", "true"]
  /// Words kept for languages that CEL is embedded in: they can be members, but no names.
  static let reserved: Set<String> = [
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
    "namespace", "return", "var", "void", "while",
  ]

  /// Reads a primary and what follows it.
  ///
  /// `Member = Primary | Member "." IDENT ["(" [ExprList] ")"] | Member "[" Expr "]"`
  mutating func member(isNegative: Bool) throws(CELFault) -> Node {
    var result = try primary(isNegative: isNegative)
    while true {
      let point = token.start
      if take(.dot) {
        result = try selection(from: result)
      } else if take(.openBracket) {
        let key = try expression()
        try expect(.closeBracket)
        result = try node(.index(result, key), from: result.start, at: point)
      } else if token.kind == .symbol(.openBrace) {
        throw fault(.leftOut(.message), at: point)
      } else {
        return result
      }
    }
  }

  private mutating func selection(from operand: Node) throws(CELFault) -> Node {
    let point = token.start
    if case .quotedName(let name) = token.kind {
      advance()
      return try node(.select(operand, name), from: operand.start, at: point)
    }
    guard case .name(let name) = token.kind, !Self.keywords.contains(name) else { throw unexpected("a member") }
    advance()
    guard take(.openParenthesis) else {
      if let type = typeName(operand, name) { return try node(.type(type), from: operand.start) }
      if let variable = qualifiedName(operand, name) {
        return try node(.variable(variable, global(variable)), from: operand.start)
      }
      return try node(.select(operand, name), from: operand.start, at: point)
    }
    if let macro = Comprehension.Macro(rawValue: name) {
      return try comprehension(macro, over: operand, at: point)
    }
    return try call(name, receiver: operand, from: operand.start, at: point)
  }

  /// The two types whose names have dots in them.
  private func typeName(_ operand: Node, _ name: String) -> String? {
    guard case .select(let root, "protobuf") = operand.kind, case .variable("google", _) = root.kind else { return nil }
    let full = "google.protobuf.\(name)"
    return full == TypeName.timestamp || full == TypeName.duration ? full : nil
  }

  /// The variable whose name is all that is written so far: the longest name wins (cel-spec, "Name Resolution").
  private func qualifiedName(_ operand: Node, _ name: String) -> String? {
    if qualified.isEmpty { return nil }
    guard let path = operand.dottedName.map({ "\($0).\(name)" }) else { return nil }
    return qualified.contains(path) ? path : nil
  }

  private mutating func primary(isNegative: Bool) throws(CELFault) -> Node {
    let start = token.start
    switch token.kind {
    case .integer(let magnitude):
      return try integer(magnitude, isNegative: isNegative)
    case .double(let number):
      advance()
      return try node(
        .literal(.double(isNegative ? -number : number)), from: isNegative ? tokens[index - 2].start : start)
    case .string(let text):
      advance()
      return try node(.literal(.string(text)), from: start)
    case .name(let name):
      return try named(name, isRooted: false, from: start)
    case .symbol(.dot):
      advance()
      guard case .name(let name) = token.kind else { throw unexpected("a name") }
      return try named(name, isRooted: true, from: start)
    case .symbol(.openParenthesis):
      advance()
      let inner = try expression()
      try expect(.closeParenthesis)
      return Node(inner.kind, start: start, end: previousEnd, point: inner.point)
    case .symbol(.openBracket):
      advance()
      let elements = try arguments(until: .closeBracket, allowsTrailingComma: true)
      return try node(.list(elements), from: start)
    case .symbol(.openBrace):
      advance()
      return try node(.map(try entries()), from: start)
    default:
      throw unexpected("an expression")
    }
  }

  private mutating func integer(_ magnitude: UInt64, isNegative: Bool) throws(CELFault) -> Node {
    let token = token
    advance()
    if isNegative {
      return try node(.literal(.int(Int64(truncatingIfNeeded: 0 &- magnitude))), from: tokens[index - 2].start)
    }
    guard let value = Int64(exactly: magnitude) else {
      let text = String(decoding: source[token.start..<token.end], as: UTF8.self)
      throw fault(.integerOutOfRange(text), at: token.start)
    }
    return try node(.literal(.int(value)), from: token.start)
  }

  private mutating func named(_ name: String, isRooted: Bool, from start: Int) throws(CELFault) -> Node {
    let point = token.start
    if Self.reserved.contains(name) { throw fault(.reservedWord(name), at: point) }
    advance()
    switch name {
    case "true" where !isRooted: return try node(.literal(.bool(true)), from: start)
    case "false" where !isRooted: return try node(.literal(.bool(false)), from: start)
    case "null" where !isRooted: return try node(.literal(.null), from: start)
    default: break
    }
    if Self.keywords.contains(name) { throw fault(.reservedWord(name), at: point) }
    if take(.openParenthesis) {
      return name == "has" ? try presence(at: start) : try call(name, receiver: nil, from: start, at: point)
    }
    if !isRooted, let slot = scope.lastIndex(of: name) { return try node(.local(name, slot), from: start) }
    if TypeName.simple.contains(name) { return try node(.type(name), from: start) }
    return try node(.variable(name, global(name)), from: start)
  }

  /// Reads what a name and an opening parenthesis begin.
  private mutating func call(
    _ name: String, receiver: Node?, from start: Int, at point: Int
  ) throws(CELFault) -> Node {
    if receiver == nil && name == "uint" { throw fault(.leftOut(.unsignedInteger), at: point) }
    if receiver == nil && name == "bytes" { throw fault(.leftOut(.bytes), at: point) }
    let arguments = (receiver.map { [$0] } ?? []) + (try arguments(until: .closeParenthesis))
    var regex: Regex?
    if name == "matches", arguments.count == 2, case .literal(.string(let pattern)) = arguments[1].kind {
      do throws(RegexFault) { regex = try Regex(pattern) } catch {
        throw fault(.badPattern(error), at: arguments[1].start)
      }
    }
    let call = Call(name: name, isMethod: receiver != nil, arguments: arguments, regex: regex)
    return try node(.call(call), from: start, at: point)
  }

  private mutating func arguments(
    until closing: Token.Symbol, allowsTrailingComma: Bool = false
  ) throws(CELFault) -> [Node] {
    var arguments: [Node] = []
    if take(closing) { return arguments }
    while true {
      arguments.append(try expression())
      if take(closing) { return arguments }
      guard take(.comma) else { throw unexpected("',' or '\(closing.rawValue)'") }
      if allowsTrailingComma && take(closing) { return arguments }
    }
  }

  private mutating func entries() throws(CELFault) -> [Node.Entry] {
    var entries: [Node.Entry] = []
    if take(.closeBrace) { return entries }
    while true {
      let key = try expression()
      try expect(.colon)
      entries.append(Node.Entry(key: key, value: try expression()))
      if take(.closeBrace) { return entries }
      guard take(.comma) else { throw unexpected("',' or '}'") }
      if take(.closeBrace) { return entries }
    }
  }
}

extension Node {
  /// The names with dots between them, if it is nothing but a variable and members; the variable of a macro is none.
  fileprivate var dottedName: String? {
    switch kind {
    case .variable(let name, _): name
    case .select(let operand, let name): operand.dottedName.map { "\($0).\(name)" }
    default: nil
    }
  }
}
