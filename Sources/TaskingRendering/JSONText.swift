import FoundationEssentials
import TaskingAPI

/// Values as one line of JSON, keys in order, safe for a terminal.
package enum JSONText {
  /// The JSON of a value that encodes itself as an object; a rehearsal store's says so.
  package static func object(_ value: some Encodable, isRehearsal: Bool) throws -> String {
    try text(Marked(value: value, isRehearsal: isRehearsal, asAt: nil))
  }

  /// The same of a part of a reply; what is of the past says of when.
  package static func object(_ value: some Encodable, _ stamp: Stamp) throws -> String {
    try text(Marked(value: value, isRehearsal: stamp.isRehearsal, asAt: stamp.asAt))
  }

  /// The JSON of any value.
  package static func text(_ value: some Encodable) throws -> String { Visible.json(try exact(value)) }

  /// The same byte for byte, for what is sealed: nothing in it is made safe for a terminal.
  package static func exact(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// An object with the members that any reply may have.
  private struct Marked<Value: Encodable>: Encodable {
    let value: Value
    let isRehearsal: Bool
    let asAt: AsAt?

    enum CodingKeys: String, CodingKey {
      case rehearsal
      case asAt = "as_at"
    }

    func encode(to encoder: any Encoder) throws {
      try value.encode(to: encoder)
      guard isRehearsal || asAt != nil else { return }
      var box = encoder.container(keyedBy: CodingKeys.self)
      if isRehearsal { try box.encode(true, forKey: .rehearsal) }
      try box.encodeIfPresent(asAt, forKey: .asAt)
    }
  }
}
