internal import CJansson

/// One value of a JSON text (RFC 8259) that has been read whole; valid only within the closure of `read`.
package struct JSONNode {
  private let value: UnsafeMutablePointer<json_t>

  private init(_ value: UnsafeMutablePointer<json_t>) {
    self.value = value
  }

  /// Reads a text, UTF-8, whose outermost value is an object or an array, and hands it to `body`.
  ///
  /// Names that occur twice in an object are refused, and so is what is nested deeper than 2,048 times. Cost: linear.
  /// - Throws: Where the text is no JSON, and why; or what `body` throws.
  package static func read<Result>(
    _ bytes: [UInt8], _ body: (JSONNode) throws(JSONFault) -> Result
  ) throws(JSONFault) -> Result {
    var fault = json_error_t()
    let root = bytes.withUnsafeBytes { buffer in
      json_loadb(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count,
        size_t(JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL), &fault)
    }
    guard let root else {
      let words = withUnsafeBytes(of: fault.text) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      throw JSONFault("no JSON at byte \(fault.position): \(words)")
    }
    defer { json_decref(root) }
    return try body(JSONNode(root))
  }

  /// The text, if this is one.
  package var text: String? {
    guard value.pointee.type == JSON_STRING, let start = json_string_value(value) else { return nil }
    let bytes = UnsafeRawBufferPointer(start: start, count: json_string_length(value))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The whole number, if this is one.
  package var number: Int64? { value.pointee.type == JSON_INTEGER ? Int64(json_integer_value(value)) : nil }

  /// Yes or no, if this is one of them.
  package var flag: Bool? {
    switch value.pointee.type {
    case JSON_TRUE: true
    case JSON_FALSE: false
    default: nil
    }
  }

  /// The elements, if this is an array.
  package var elements: [JSONNode]? {
    guard value.pointee.type == JSON_ARRAY else { return nil }
    return (0..<json_array_size(value)).compactMap { json_array_get(value, $0).map { JSONNode($0) } }
  }

  /// The members in no order, if this is an object.
  package var members: [(name: String, value: JSONNode)]? {
    guard value.pointee.type == JSON_OBJECT else { return nil }
    var members: [(name: String, value: JSONNode)] = []
    members.reserveCapacity(json_object_size(value))
    var place = json_object_iter(value)
    while let here = place {
      if let name = json_object_iter_key(here), let member = json_object_iter_value(here) {
        let bytes = UnsafeRawBufferPointer(start: name, count: json_object_iter_key_len(here))
        members.append((String(decoding: bytes, as: UTF8.self), JSONNode(member)))
      }
      place = json_object_iter_next(value, here)
    }
    return members
  }

  /// Whether this is an object.
  package var isObject: Bool { value.pointee.type == JSON_OBJECT }

  /// The member of an object of that name; nil where there is none, or it is `null`.
  package subscript(name: String) -> JSONNode? {
    guard let member = json_object_get(value, name), member.pointee.type != JSON_NULL else { return nil }
    return JSONNode(member)
  }
}

/// Why a text is no JSON, or not the one that is wanted.
package struct JSONFault: Error, Hashable, Sendable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) {
    self.description = description
  }
}
