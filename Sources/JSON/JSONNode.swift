/// One value of a JSON text (RFC 8259) that has been read whole; valid only within the closure of `read`.
package struct JSONNode {
  private let tape: JSONTape
  private let place: Int

  private var mark: JSONMark { tape.marks[place] }

  /// Reads a text, UTF-8, whose outermost value is an object or an array, and hands it to `body`.
  ///
  /// Names that occur twice in an object are refused, and so is what is nested deeper than 2,048 times, and a whole number
  /// beyond 64 bits. Cost: linear.
  /// - Throws: Where the text is no JSON, and why; or what `body` throws.
  package static func read<Result>(
    _ bytes: [UInt8], _ body: (JSONNode) throws(JSONFault) -> Result
  ) throws(JSONFault) -> Result {
    try bytes.withUnsafeBufferPointer { bytes throws(JSONFault) in
      var scanner = JSONScanner(bytes)
      try scanner.scan()
      return try scanner.marks.withUnsafeBufferPointer { marks throws(JSONFault) in
        try body(JSONNode(tape: JSONTape(bytes: bytes, marks: marks), place: 0))
      }
    }
  }

  /// The text, if this is one.
  package var text: String? {
    switch mark.kind {
    case .text, .escaped: tape.text(mark)
    default: nil
    }
  }

  /// The whole number, if this is one.
  package var number: Int64? {
    guard mark.kind == .number else { return nil }
    // Known to fit; towards the negative end, which is the longer one by one.
    var (value, isNegative) = (Int64(0), false)
    for byte in tape.bytes[Int(mark.start)..<Int(mark.end)] {
      if byte == UInt8(ascii: "-") {
        isNegative = true
      } else {
        value = value &* 10 &- Int64(byte &- UInt8(ascii: "0"))
      }
    }
    return isNegative ? value : 0 &- value
  }

  /// Yes or no, if this is one of them.
  package var flag: Bool? {
    switch mark.kind {
    case .yes: true
    case .no: false
    default: nil
    }
  }

  /// The elements, if this is an array.
  package var elements: [JSONNode]? {
    guard mark.kind == .array else { return nil }
    var elements: [JSONNode] = []
    elements.reserveCapacity(Int(mark.end))
    var element = place + 1
    for _ in 0..<mark.end {
      elements.append(JSONNode(tape: tape, place: element))
      element = Int(tape.marks[element].next)
    }
    return elements
  }

  /// The members in the order of the text, if this is an object.
  package var members: [(name: String, value: JSONNode)]? {
    guard mark.kind == .object else { return nil }
    var members: [(name: String, value: JSONNode)] = []
    members.reserveCapacity(Int(mark.end))
    var name = place + 1
    for _ in 0..<mark.end {
      members.append((tape.text(tape.marks[name]), JSONNode(tape: tape, place: name + 1)))
      name = Int(tape.marks[name + 1].next)
    }
    return members
  }

  /// Whether this is an object.
  package var isObject: Bool { mark.kind == .object }

  /// The member of an object of that name; nil where there is none, or it is `null`.
  package subscript(name: String) -> JSONNode? {
    guard mark.kind == .object else { return nil }
    var wanted = name
    return wanted.withUTF8 { wanted in
      var name = place + 1
      for _ in 0..<mark.end {
        if tape.isText(tape.marks[name], wanted) {
          return tape.marks[name + 1].kind == .null ? nil : JSONNode(tape: tape, place: name + 1)
        }
        name = Int(tape.marks[name + 1].next)
      }
      return nil
    }
  }
}

/// Why a text is no JSON, or not the one that is wanted.
package struct JSONFault: Error, Hashable, Sendable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) {
    self.description = description
  }
}
