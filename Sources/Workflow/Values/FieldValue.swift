/// A value of a request's field, shaped like JSON.
///
/// What a text means (a code, an instant in RFC 3339) is said by the field's `FieldShape`, not by the value;
/// a field that is absent has no value at all.
package enum FieldValue: Hashable, Sendable {
  /// Words, a code, a person's id, or an instant as RFC 3339 in UTC.
  case text(String)
  /// Yes or no.
  case flag(Bool)
  /// A whole number.
  case number(Int64)
  /// Values in order.
  case list([FieldValue])
  /// Members by name; an absent member is not there.
  case record([String: FieldValue])

  /// The text, if this is one.
  package var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The elements, if this is a list.
  package var list: [FieldValue]? {
    if case .list(let list) = self { list } else { nil }
  }

  /// The members, if this is a record.
  package var record: [String: FieldValue]? {
    if case .record(let record) = self { record } else { nil }
  }

  /// Whether there is nothing to read: a text of white space only, a list or a record without members.
  package var isBlank: Bool {
    switch self {
    case .text(let text): text.allSatisfy(\.isWhitespace)
    case .list(let list): list.isEmpty
    case .record(let record): record.isEmpty
    case .flag, .number: false
    }
  }
}

extension FieldValue: Codable {
  package init(from decoder: any Decoder) throws {
    let box = try decoder.singleValueContainer()
    if let text = try? box.decode(String.self) {
      self = .text(text)
    } else if let flag = try? box.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? box.decode(Int64.self) {
      self = .number(number)
    } else if let list = try? box.decode([FieldValue].self) {
      self = .list(list)
    } else {
      self = .record(try box.decode([String: FieldValue].self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var box = encoder.singleValueContainer()
    switch self {
    case .text(let text): try box.encode(text)
    case .flag(let flag): try box.encode(flag)
    case .number(let number): try box.encode(number)
    case .list(let list): try box.encode(list)
    case .record(let record): try box.encode(record)
    }
  }
}
