/// The keys that one kind of mapping may have: what the reader knows there, and what the schema for editors says.
struct SectionRule: Sendable {
  /// What the schema calls it: `move`.
  let name: String
  /// What it is, in a sentence.
  let sentence: String
  /// Its keys, in the order in which people are told of them.
  let keys: [KeyRule]
  /// Keys of which exactly one stands there; none if that is not so.
  var exactlyOne: [String] = []
  /// Keys that stand beside another one only: `substitute` beside `on`.
  var beside: [String: String] = [:]
  /// What any other key holds; nil where another key is unknown.
  var others: ValueRule?

  /// The rule of a key, if it is known here.
  subscript(_ key: String) -> KeyRule? { keys.first { $0.name == key } }
}

/// One key of a mapping.
struct KeyRule: Sendable {
  /// The key.
  let name: String
  /// Whether the mapping is not whole without it.
  let isRequired: Bool
  /// What it holds.
  let value: ValueRule
  /// What it means, in a sentence.
  let sentence: String

  /// A key that may be left out.
  static func may(_ name: String, _ value: ValueRule, _ sentence: String) -> KeyRule {
    KeyRule(name: name, isRequired: false, value: value, sentence: sentence)
  }

  /// A key that has to be there.
  static func must(_ name: String, _ value: ValueRule, _ sentence: String) -> KeyRule {
    KeyRule(name: name, isRequired: true, value: value, sentence: sentence)
  }
}
