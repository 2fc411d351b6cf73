import FoundationEssentials
package import JSON

/// Values as the store keeps them: JSON in UTF-8, keys sorted.
package enum JSONBytes {
  /// The JSON of a value.
  ///
  /// - Throws: `.incoherent` if the value has none.
  package static func encode(_ value: some Encodable) throws(StoreFault) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return [UInt8](try encoder.encode(value))
    } catch {
      throw .incoherent("\(type(of: value)) has no JSON: \(error)")
    }
  }

  /// The JSON of a value as text.
  ///
  /// - Throws: as `encode(_:)`.
  package static func text(_ value: some Encodable) throws(StoreFault) -> String {
    String(decoding: try encode(value), as: UTF8.self)
  }

  /// The JSON of a value, written fast.
  package static func write(_ value: some JSONWritable) -> [UInt8] { JSONWriter.bytes(of: value) }

  /// The value that JSON says, read fast.
  ///
  /// - Throws: `.unreadable`, naming `place`, if it says none of that type.
  package static func read<Value: JSONReadable>(
    _ type: Value.Type = Value.self, from bytes: [UInt8], at place: @autoclosure () -> String
  ) throws(StoreFault) -> Value {
    do throws(JSONFault) {
      return try JSONNode.read(bytes) { node throws(JSONFault) in try Value(node) }
    } catch {
      throw .unreadable(place: place(), detail: error.description)
    }
  }

  /// The value that JSON says.
  ///
  /// - Throws: `.unreadable`, naming `place`, if it says none of that type.
  package static func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: [UInt8], at place: @autoclosure () -> String
  ) throws(StoreFault) -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch {
      throw .unreadable(place: place(), detail: "\(error)")
    }
  }
}
