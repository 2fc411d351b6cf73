/// A value that JSON can be read as.
package protocol JSONReadable {
  /// Reads the value.
  /// - Throws: What is not as it has to be.
  init(_ node: JSONNode) throws(JSONFault)
}

extension JSONNode {
  /// The member of that name as a value; nil where there is none.
  /// - Throws: `JSONFault` with the member's name, if it is none of that type.
  package func optional<Value: JSONReadable>(_ name: String, as type: Value.Type = Value.self) throws(JSONFault)
    -> Value?
  {
    guard let member = self[name] else { return nil }
    do throws(JSONFault) {
      return try Value(member)
    } catch {
      throw JSONFault("\(name): \(error)")
    }
  }

  /// The member of that name as a value.
  /// - Throws: `JSONFault` with the member's name, if there is none, or it is none of that type.
  package func required<Value: JSONReadable>(_ name: String, as type: Value.Type = Value.self) throws(JSONFault)
    -> Value
  {
    guard let value = try optional(name, as: type) else { throw JSONFault("\(name) is missing") }
    return value
  }
}

// The same of the commonest types, for which nothing is looked up at run time.
extension JSONNode {
  /// The text of that name; nil where there is none.
  package func optional(_ name: String) throws(JSONFault) -> String? {
    guard let member = self[name] else { return nil }
    guard let text = member.text else { throw JSONFault("\(name): no text") }
    return text
  }

  /// The text of that name.
  package func required(_ name: String) throws(JSONFault) -> String {
    guard let value: String = try optional(name) else { throw JSONFault("\(name) is missing") }
    return value
  }

  /// The whole number of that name; nil where there is none.
  package func optional(_ name: String) throws(JSONFault) -> Int64? {
    guard let member = self[name] else { return nil }
    guard let number = member.number else { throw JSONFault("\(name): no whole number") }
    return number
  }

  /// The whole number of that name.
  package func required(_ name: String) throws(JSONFault) -> Int64 {
    guard let value: Int64 = try optional(name) else { throw JSONFault("\(name) is missing") }
    return value
  }

  /// The whole number of that name.
  package func required(_ name: String) throws(JSONFault) -> Int {
    Int(try required(name) as Int64)
  }
}

extension String: JSONReadable {
  package init(_ node: JSONNode) throws(JSONFault) {
    guard let text = node.text else { throw JSONFault("no text") }
    self = text
  }
}

extension Bool: JSONReadable {
  package init(_ node: JSONNode) throws(JSONFault) {
    guard let flag = node.flag else { throw JSONFault("neither true nor false") }
    self = flag
  }
}

extension Int64: JSONReadable {
  package init(_ node: JSONNode) throws(JSONFault) {
    guard let number = node.number else { throw JSONFault("no whole number") }
    self = number
  }
}

extension Int: JSONReadable {
  package init(_ node: JSONNode) throws(JSONFault) {
    self = Int(try Int64(node))
  }
}

extension Array: JSONReadable where Element: JSONReadable {
  package init(_ node: JSONNode) throws(JSONFault) {
    guard let elements = node.elements else { throw JSONFault("no list") }
    var values: [Element] = []
    values.reserveCapacity(elements.count)
    for element in elements { values.append(try Element(element)) }
    self = values
  }
}

extension Dictionary: JSONReadable where Key == String, Value: JSONReadable {
  package init(_ node: JSONNode) throws(JSONFault) {
    guard let members = node.members else { throw JSONFault("no object") }
    var values: [String: Value] = [:]
    values.reserveCapacity(members.count)
    for member in members { values[member.name] = try Value(member.value) }
    self = values
  }
}
