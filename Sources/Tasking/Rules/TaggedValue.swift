package import CEL

/// A value beside the name of its type, as trials of rules write it: `{"t": "int", "v": "3"}`.
package struct TaggedValue: Hashable, Sendable {
  /// The value.
  package let value: Value

  /// A value.
  package init(_ value: Value) { self.value = value }

  /// The names of the types.
  enum Tag: String, CaseIterable {
    case null, bool, int, double, string, list, map, timestamp, duration, type
  }

  /// How deep values may stand within one another.
  static let depth = 100
}

extension TaggedValue: Decodable {
  private enum CodingKeys: String, CodingKey {
    case t, v
  }

  /// Reads a value and all that is in it.
  /// - Throws: `DecodingError`, or `TrialFault` for a value that its type does not have.
  package init(from decoder: any Decoder) throws {
    // A value within a list is two steps further on, one within a map three.
    guard decoder.codingPath.count <= 2 * Self.depth else {
      throw TrialFault("bindings: values stand more than \(Self.depth) deep within one another")
    }
    let box = try decoder.container(keyedBy: CodingKeys.self)
    let name = try box.decode(String.self, forKey: .t)
    guard let tag = Tag(rawValue: name) else {
      throw TrialFault(
        TrialFault.place(decoder.codingPath) + "t is one of \(Tag.allCases.map(\.rawValue).joined(separator: ", ")), "
          + "not '\(name.prefix(60))'")
    }
    guard let value = try Self.value(tag, box) else {
      throw TrialFault(TrialFault.place(decoder.codingPath) + "v is no \(name); it is \(tag.form)")
    }
    self.init(value)
  }

  private static func value(_ tag: Tag, _ box: KeyedDecodingContainer<CodingKeys>) throws -> Value? {
    switch tag {
    case .null: return try !box.contains(.v) || box.decodeNil(forKey: .v) ? .null : nil
    case .bool: return .bool(try box.decode(Bool.self, forKey: .v))
    case .int: return try int(box).map { .int($0) }
    case .double: return try double(box).map { .double($0) }
    case .string: return .string(try box.decode(String.self, forKey: .v))
    case .timestamp: return Timestamp(try box.decode(String.self, forKey: .v)).map { .timestamp($0) }
    case .duration: return Span(try box.decode(String.self, forKey: .v)).map { .duration($0) }
    case .type:
      let name = try box.decode(String.self, forKey: .v)
      return Value.typeNames.contains(name) ? .type(name) : nil
    case .list: return .list(try box.decode([TaggedValue].self, forKey: .v).map(\.value))
    case .map: return try map(try box.decode([[TaggedValue]].self, forKey: .v))
    }
  }

  /// A decimal string; a number of JSON serves too.
  private static func int(_ box: KeyedDecodingContainer<CodingKeys>) throws -> Int64? {
    do {
      return Int64(try box.decode(String.self, forKey: .v))
    } catch DecodingError.typeMismatch {
      // A number that is none of the type is an error of its own in Foundation, without the place.
      do {
        return try box.decode(Int64.self, forKey: .v)
      } catch let fault where !(fault is DecodingError) {
        return nil
      }
    }
  }

  /// A number of JSON; a string serves too, and for what JSON has no number there is nothing else.
  private static func double(_ box: KeyedDecodingContainer<CodingKeys>) throws -> Double? {
    do {
      return try box.decode(Double.self, forKey: .v)
    } catch DecodingError.typeMismatch {
      return Double(try box.decode(String.self, forKey: .v))
    } catch let fault where !(fault is DecodingError) {
      return nil
    }
  }

  private static func map(_ pairs: [[TaggedValue]]) throws -> Value? {
    var map = ValueMap()
    for pair in pairs {
      guard pair.count == 2 else { return nil }
      let key: ValueMap.Key
      switch pair[0].value {
      case .bool(let flag): key = .bool(flag)
      case .int(let number): key = .int(number)
      case .string(let text): key = .string(text)
      default: return nil
      }
      guard map[key] == nil else { return nil }
      map[key] = pair[1].value
    }
    return .map(map)
  }
}

extension TaggedValue.Tag {
  /// What stands beside it.
  fileprivate var form: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .int: "a decimal string of 64 bits, such as \"-3\""
    case .double: "a number, or \"NaN\", \"Infinity\" or \"-Infinity\""
    case .string: "a string"
    case .list: "a list of values"
    case .map: "a list of [key, value], each key once, and a bool, an int or a string"
    case .timestamp: "text as of RFC 3339, years 0001 to 9999"
    case .duration: "text such as \"1.5s\""
    case .type: "the name of a type"
    }
  }
}
