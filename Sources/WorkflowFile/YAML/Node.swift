/// A piece of a YAML file, with the place where it begins.
package struct Node: Sendable {
  /// What it holds.
  package let content: Content
  /// Where it begins: the first character of a scalar or its opening quote, the bracket of a flow collection, the
  /// first key or dash of a block collection.
  package let mark: Mark

  /// A piece that begins at a place.
  package init(_ content: Content, at mark: Mark) {
    self.content = content
    self.mark = mark
  }

  /// The three kinds of YAML, and one for what has been refused already.
  package enum Content: Sendable {
    /// One value; only a plain one, without quotes, may be a number, a bool or nothing.
    case scalar(String, isPlain: Bool)
    /// A list.
    case sequence([Node])
    /// Keys with their values, in order, no key twice.
    case mapping([Entry])
    /// What has its diagnostic already, so that nothing more need be said of it.
    case refused
  }

  /// A key with its value.
  package struct Entry: Sendable {
    /// The key.
    package let key: String
    /// Where the key begins.
    package let mark: Mark
    /// The value.
    package let value: Node

    /// A key at a place, with its value.
    package init(key: String, mark: Mark, value: Node) {
      self.key = key
      self.mark = mark
      self.value = value
    }
  }
}

extension Node {
  /// Whether it is nothing: `~`, `null`, or no value at all.
  package var isNothing: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// The words of a scalar, whatever they look like; nil for nothing and for collections.
  package var text: String? {
    guard case .scalar(let text, _) = content, !isNothing else { return nil }
    return text
  }

  /// The plain `true` or `false`.
  package var flag: Bool? {
    guard case .scalar(let text, isPlain: true) = content else { return nil }
    return text == "true" ? true : text == "false" ? false : nil
  }

  /// The plain whole number, decimal.
  package var number: Int64? {
    guard case .scalar(let text, isPlain: true) = content else { return nil }
    return Int64(text)
  }

  /// The elements of a list.
  package var elements: [Node]? {
    if case .sequence(let elements) = content { elements } else { nil }
  }

  /// The keys of a mapping with their values.
  package var entries: [Entry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  /// Whether it has its diagnostic already.
  package var isRefused: Bool {
    if case .refused = content { true } else { false }
  }

  /// What it is, for the end of an error line: `a list`, `'yes'`.
  package var found: String {
    switch content {
    case .scalar(let text, _):
      isNothing ? "nothing" : "'\(text.count > 40 ? String(text.prefix(39)) + "…" : text)'"
    case .sequence: "a list"
    case .mapping: "keys with values"
    case .refused: "what was refused"
    }
  }
}
