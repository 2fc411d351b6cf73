// The grammar of cel-spec, doc/langdef.md, "Syntax", by recursive descent. Names are resolved on the way: the variable
// of a macro hides a type, and a type hides a variable of the environment. Rows of `&&` and of `||` become one node
// each, so that a long row is no deep tree; every other tree is at most `Limits.depth` high, and so is the recursion.

/// Turns the text of an expression into a tree.
struct Parser {
  /// Every token, the last being the end.
  let tokens: [Token]
  /// The text.
  let source: [UInt8]
  /// The index of the next token.
  var index = 0
  /// How many expressions stand around the next token.
  var depth = 0
  /// The variables of the macros around the next token.
  var scope: [String] = []
  /// The most variables of macros that are alive at once.
  var slots = 0
  /// The variables of the environment, in order of first use.
  private(set) var globals: [String] = []
  private var globalIndex: [String: Int] = [:]
  /// The variables of the environment whose names have dots in them.
  let qualified: Set<String>

  /// Cuts a text into tokens.
  ///
  /// - Throws: what the lexer finds.
  init(_ text: String, qualified: Set<String> = []) throws(CELFault) {
    self.qualified = qualified
    guard text.utf8.count <= Limits.sourceBytes else {
      throw CELFault(.tooLong(bytes: text.utf8.count), at: SourcePosition(line: 1, column: 1))
    }
    source = Array(text.utf8)
    var lexer = Lexer(source)
    var tokens: [Token] = []
    repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
    self.tokens = tokens
  }

  /// Reads the whole text as one expression.
  mutating func parse() throws(CELFault) -> Node {
    let root = try expression()
    guard token.kind == .end else { throw unexpected("an operator or the end") }
    return root
  }

  /// The next token.
  var token: Token { tokens[index] }

  /// Steps past a token.
  mutating func advance() { index += 1 }

  /// The offset after the last token that was read.
  var previousEnd: Int { index > 0 ? tokens[index - 1].end : 0 }

  /// Reads a symbol if it is next.
  mutating func take(_ symbol: Token.Symbol) -> Bool {
    guard token.kind == .symbol(symbol) else { return false }
    advance()
    return true
  }

  /// Reads a symbol that must be next.
  mutating func expect(_ symbol: Token.Symbol) throws(CELFault) {
    guard take(symbol) else { throw unexpected("'\(symbol.rawValue)'") }
  }

  /// A fault at an offset.
  func fault(_ reason: CELFault.Reason, at offset: Int) -> CELFault {
    CELFault(reason, at: SourcePosition(offset: offset, in: source))
  }

  /// The fault that something else should stand here.
  func unexpected(_ expected: String) -> CELFault {
    let text = source[token.start..<min(token.end, token.start + 30)]
    let found = token.kind == .end ? "the end" : "'\(String(decoding: text, as: UTF8.self))'"
    return fault(.unexpected(found: found, expected: expected), at: token.start)
  }

  /// Makes a node that ends where reading stands.
  func node(_ kind: Node.Kind, from start: Int, at point: Int? = nil) throws(CELFault) -> Node {
    let node = Node(kind, start: start, end: previousEnd, point: point ?? start)
    guard node.height <= Limits.depth else { throw fault(.tooDeep, at: node.point) }
    return node
  }

  /// The place of a variable of the environment in the list of them.
  mutating func global(_ name: String) -> Int {
    if let index = globalIndex[name] { return index }
    globalIndex[name] = globals.count
    globals.append(name)
    return globals.count - 1
  }

  /// Reads a conditional.
  ///
  /// `Expr = ConditionalOr ["?" ConditionalOr ":" Expr]`
  mutating func expression() throws(CELFault) -> Node {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Limits.depth else { throw fault(.tooDeep, at: token.start) }
    let test = try disjunction()
    let point = token.start
    guard take(.question) else { return test }
    let first = try disjunction()
    try expect(.colon)
    let second = try expression()
    return try node(.conditional(test, first, second), from: test.start, at: point)
  }

  /// Reads a row of `||`.
  ///
  /// `ConditionalOr = [ConditionalOr "||"] ConditionalAnd`
  private mutating func disjunction() throws(CELFault) -> Node {
    let first = try conjunction()
    let point = token.start
    guard token.kind == .symbol(.or) else { return first }
    var operands = [first]
    while take(.or) { operands.append(try conjunction()) }
    return try node(.or(operands), from: first.start, at: point)
  }

  /// Reads a row of `&&`.
  ///
  /// `ConditionalAnd = [ConditionalAnd "&&"] Relation`
  private mutating func conjunction() throws(CELFault) -> Node {
    let first = try binary(tighterThan: 0)
    let point = token.start
    guard token.kind == .symbol(.and) else { return first }
    var operands = [first]
    while take(.and) { operands.append(try binary(tighterThan: 0)) }
    return try node(.and(operands), from: first.start, at: point)
  }

  /// Relation, Addition and Multiplication, by precedence climbing.
  private mutating func binary(tighterThan precedence: Int) throws(CELFault) -> Node {
    var left = try unary()
    while let binary = binaryOperator, binary.precedence > precedence {
      let point = token.start
      advance()
      let right = try self.binary(tighterThan: binary.precedence)
      left = try node(.binary(binary, left, right), from: left.start, at: point)
    }
    return left
  }

  private var binaryOperator: BinaryOperator? {
    switch token.kind {
    case .symbol(let symbol): BinaryOperator(symbol)
    case .name("in"): .in
    default: nil
    }
  }

  /// Reads signs and what they stand before.
  ///
  /// `Unary = Member | "!" {"!"} Member | "-" {"-"} Member`
  private mutating func unary() throws(CELFault) -> Node {
    var signs: [Token] = []
    while token.kind == .symbol(.not) || token.kind == .symbol(.minus) {
      signs.append(token)
      advance()
    }
    // A minus directly before a number belongs to it: the least int could not be written otherwise.
    var isNegative = false
    if signs.last?.kind == .symbol(.minus), token.isNumber {
      isNegative = true
    }
    var result = try member(isNegative: isNegative)
    if isNegative { signs.removeLast() }
    for sign in signs.reversed() {
      let kind: Node.Kind = sign.kind == .symbol(.not) ? .not(result) : .negate(result)
      result = try node(kind, from: sign.start)
    }
    return result
  }
}

extension Token {
  /// Whether it is a whole number or a double.
  fileprivate var isNumber: Bool {
    switch kind {
    case .integer, .double: true
    default: false
    }
  }
}
