/// An optional that JSON always names: null where there is nothing, so that a program reads every name that it knows.
///
/// What is absent reads as nothing all the same.
@propertyWrapper
package struct Null<Value: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
  package var wrappedValue: Value?

  package init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

  package init(from decoder: any Decoder) throws {
    let box = try decoder.singleValueContainer()
    wrappedValue = box.decodeNil() ? nil : try box.decode(Value.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var box = encoder.singleValueContainer()
    if let wrappedValue { try box.encode(wrappedValue) } else { try box.encodeNil() }
  }
}

extension KeyedDecodingContainer {
  /// What synthesised decoders call for a `Null`: an absent name is no error.
  package func decode<Value>(_ type: Null<Value>.Type, forKey key: Key) throws -> Null<Value> {
    try decodeIfPresent(type, forKey: key) ?? Null(wrappedValue: nil)
  }
}
