import TaskingAPI
import Workflow
import WorkingTime

/// Random values of any type that can be decoded: what the type asks for is made up as it asks.
struct Arbitrary {
  /// A random value.
  ///
  /// - Throws: what the type's own `init(from:)` throws if it refuses what was made up.
  static func value<Value: Decodable>(_ type: Value.Type, _ chance: inout Chance) throws -> Value {
    let source = Source(chance)
    defer { chance = source.chance }
    return try source.value(type, path: [])
  }

  /// Makes up values, and remembers how far chance has come.
  fileprivate final class Source {
    var chance: Chance
    init(_ chance: Chance) { self.chance = chance }

    func text() -> String {
      chance.one(of: ["", "a", "PIO-2026-000001", "two words", "Zoë’s \"plan\"\n\u{1}", "b.hughes", "P1"])
    }

    func value<Value: Decodable>(_ type: Value.Type, path: [any CodingKey]) throws -> Value {
      if let known = known(type) { return known }
      if let cases = type as? any CaseIterable.Type, let one = pick(cases) as? Value { return one }
      return try Value(from: Made(source: self, codingPath: path))
    }

    private func pick<Cases: CaseIterable>(_ type: Cases.Type) -> Any? {
      Array(type.allCases).randomElement(using: &chance)
    }

    /// Values of types that take only some texts or numbers.
    private func known<Value>(_ type: Value.Type) -> Value? {
      let number = chance.number(below: 1_000)
      return switch type {
      case is String.Type: text() as? Value
      case is Bool.Type: (number % 2 == 0) as? Value
      case is Int.Type: number as? Value
      case is Int64.Type: Int64(number) as? Value
      case is UInt64.Type: UInt64(number) as? Value
      case is Double.Type: (Double(number) / 8) as? Value
      case is Instant.Type: Instant(secondsSinceEpoch: 1_700_000_000 + Int64(number)) as? Value
      case is CivilDate.Type: (try? CivilDate(iso: "2026-11-\(10 + number % 20)")) as? Value
      case is ClosedRange<Int>.Type: (number...number + 3) as? Value
      case is FieldValue.Type: chance.one(of: [FieldValue.text(text()), .list([.text("a")])]) as? Value
      default: nil
      }
    }
  }

  /// How deep made-up values go at most: deeper, lists are empty.
  fileprivate static let depth = 12

  private struct Made: Decoder {
    let source: Source
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
      KeyedDecodingContainer(Keyed<Key>(source: source, codingPath: codingPath))
    }
    func unkeyedContainer() -> any UnkeyedDecodingContainer { Unkeyed(source: source, codingPath: codingPath) }
    func singleValueContainer() -> any SingleValueDecodingContainer { Single(source: source, codingPath: codingPath) }
  }

  private struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let source: Source
    let codingPath: [any CodingKey]
    /// Of a dictionary.
    var allKeys: [Key] { ["one", "two"].compactMap(Key.init(stringValue:)) }

    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) -> Bool { source.chance.number(below: 3) == 0 }
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
      try source.value(type, path: codingPath + [key])
    }
    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) -> KeyedDecodingContainer<
      Nested
    > { KeyedDecodingContainer(Keyed<Nested>(source: source, codingPath: codingPath + [key])) }
    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedDecodingContainer {
      Unkeyed(source: source, codingPath: codingPath + [key])
    }
    func superDecoder() -> any Decoder { Made(source: source, codingPath: codingPath) }
    func superDecoder(forKey key: Key) -> any Decoder { Made(source: source, codingPath: codingPath + [key]) }
  }

  private struct Unkeyed: UnkeyedDecodingContainer {
    let source: Source
    let codingPath: [any CodingKey]
    let length: Int
    var count: Int? { length }
    var isAtEnd: Bool { currentIndex >= length }
    var currentIndex = 0

    init(source: Source, codingPath: [any CodingKey]) {
      self.source = source
      self.codingPath = codingPath
      length = codingPath.count > Arbitrary.depth ? 0 : source.chance.number(below: 3)
    }

    private struct Index: CodingKey {
      var intValue: Int?
      var stringValue: String { String(intValue ?? 0) }
      init(intValue: Int) { self.intValue = intValue }
      init?(stringValue: String) { nil }
    }

    mutating func decodeNil() -> Bool { false }
    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
      defer { currentIndex += 1 }
      return try source.value(type, path: codingPath + [Index(intValue: currentIndex)])
    }
    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedDecodingContainer<Nested> {
      KeyedDecodingContainer(Keyed<Nested>(source: source, codingPath: codingPath))
    }
    mutating func nestedUnkeyedContainer() -> any UnkeyedDecodingContainer {
      Unkeyed(source: source, codingPath: codingPath)
    }
    mutating func superDecoder() -> any Decoder { Made(source: source, codingPath: codingPath) }
  }

  private struct Single: SingleValueDecodingContainer {
    let source: Source
    let codingPath: [any CodingKey]

    func decodeNil() -> Bool { false }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try source.value(type, path: codingPath) }
  }
}
