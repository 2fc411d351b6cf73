import FoundationEssentials

/// Values as one line of JSON, keys in order, safe for a terminal.
enum JSONText {
  /// The JSON of a value that encodes itself as an object; a rehearsal store's says so.
  static func object(_ value: some Encodable, isRehearsal: Bool) throws -> String {
    try text(Marked(value: value, isRehearsal: isRehearsal))
  }

  /// The JSON of any value.
  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Visible.json(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  /// An object with one more member.
  private struct Marked<Value: Encodable>: Encodable {
    let value: Value
    let isRehearsal: Bool

    enum CodingKeys: String, CodingKey {
      case rehearsal
    }

    func encode(to encoder: any Encoder) throws {
      try value.encode(to: encoder)
      guard isRehearsal else { return }
      var box = encoder.container(keyedBy: CodingKeys.self)
      try box.encode(true, forKey: .rehearsal)
    }
  }
}
