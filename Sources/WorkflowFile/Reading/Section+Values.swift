internal import CEL
internal import Workflow

extension Section {
  /// The words of a key.
  func text(_ key: String) -> String? {
    node(key).flatMap { report.text($0) }
  }

  /// The whole number, at least 1, of a key.
  func count(_ key: String) -> Int? {
    node(key).flatMap { report.count($0) }
  }

  /// `true` or `false`; false where the key is not there.
  func flag(_ key: String) -> Bool {
    guard let node = node(key) else { return false }
    return report.flag(node) ?? false
  }

  /// The words of a list, or of one word; empty where the key is not there.
  func words(_ key: String) -> [String] {
    wordsIfGiven(key) ?? []
  }

  /// The words of a list, or of one word; nothing where the key is not there.
  func wordsIfGiven(_ key: String) -> [String]? {
    node(key).map { report.words($0) }
  }

  /// The names of a mapping with their values; empty where the key is not there.
  func names(_ key: String, _ style: NameStyle) -> [Node.Entry] {
    node(key).map { report.names($0, "'\(key)'", style) } ?? []
  }

  /// A CEL expression; the stand-in where the text is none, so that the rest can be checked.
  func expression(_ key: String, standIn: String) -> Expression? {
    node(key).flatMap { report.expression($0, standIn: standIn) }
  }
}

extension Report {
  /// The words of a scalar.
  func text(_ node: Node) -> String? {
    if let text = node.text { return text }
    mismatch("text", node)
    return nil
  }

  /// `true` or `false`.
  func flag(_ node: Node) -> Bool? {
    if let flag = node.flag { return flag }
    mismatch("true or false", node)
    return nil
  }

  /// A whole number, at least 1.
  func count(_ node: Node) -> Int? {
    if let number = node.number, number >= 1 { return Int(number) }
    mismatch("a whole number from 1", node)
    return nil
  }

  /// The words of a list, or of one word; no word twice.
  func words(_ node: Node) -> [String] {
    if let word = node.text { return [word] }
    guard let elements = node.elements else {
      mismatch("a word or a list of words", node)
      return []
    }
    var words: [String] = []
    var seen: Set<String> = []
    for element in elements {
      guard let word = element.text else {
        mismatch("a word", element)
        continue
      }
      if seen.insert(word).inserted {
        words.append(word)
      } else {
        flaw("'\(word)' stands twice in this list", at: element.mark)
      }
    }
    return words
  }

  /// The names of a mapping with their values; a name of another style is said.
  func names(_ node: Node, _ what: String, _ style: NameStyle) -> [Node.Entry] {
    guard let entries = node.entries else {
      mismatch("names with their values under \(what)", node)
      return []
    }
    for entry in entries where !style.fits(entry.key) {
      flaw("'\(entry.key)' is no name here: \(style.rule)", at: entry.mark)
    }
    return entries
  }

  /// A parsed CEL expression.
  func expression(_ node: Node, standIn: String) -> Expression? {
    guard let source = text(node) else { return nil }
    switch Expression.parse(source) {
    case .success(let expression): return expression
    case .failure(let fault):
      let words = FaultWords(fault)
      flaw(
        words.message, at: ScalarPlace(node, in: self.source).mark(line: fault.line, column: fault.column),
        hint: words.hint)
      guard case .success(let expression) = Expression.parse(standIn) else { return nil }
      return expression
    }
  }
}

extension Expression {
  /// The expression, or the parser's fault.
  fileprivate static func parse(_ source: String) -> Result<Expression, CELFault> {
    do throws(CELFault) {
      return .success(try Expression(source))
    } catch {
      return .failure(error)
    }
  }
}
