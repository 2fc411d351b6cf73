// JSON, RFC 8259, as Foundation's encoder writes it with sorted keys and without escaped slashes, which a test holds it to;
// but whoever has a value to write says its members in that order, so that nothing is kept, sorted or looked up on the way.

/// A value that can be written as JSON.
package protocol JSONWritable {
  /// Writes the value.
  func write(to writer: inout JSONWriter)
}

/// A JSON text that is being written.
package struct JSONWriter {
  /// What has been written.
  package private(set) var bytes: [UInt8] = []

  package init() { bytes.reserveCapacity(512) }

  /// The JSON of a value.
  package static func bytes(of value: some JSONWritable) -> [UInt8] {
    var writer = JSONWriter()
    value.write(to: &writer)
    return writer.bytes
  }

  /// Writes an object, its members by `body`.
  package mutating func object(_ body: (inout JSONWriter) -> Void) {
    put(UInt8(ascii: "{"))
    body(&self)
    put(UInt8(ascii: "}"))
  }

  /// Writes a member of an object, which comes after those that were written; none for nil.
  package mutating func member(_ name: String, _ value: (some JSONWritable)?) {
    guard let value else { return }
    separate()
    write(name)
    put(UInt8(ascii: ":"))
    value.write(to: &self)
  }

  /// Writes a text as a member; none for nil.
  package mutating func member(_ name: String, _ text: String?) {
    guard let text else { return }
    separate()
    write(name)
    put(UInt8(ascii: ":"))
    write(text)
  }

  /// Writes a whole number as a member; none for nil.
  package mutating func member(_ name: String, _ number: Int64?) {
    guard let number else { return }
    separate()
    write(name)
    put(UInt8(ascii: ":"))
    write(number)
  }

  /// Writes an array.
  package mutating func array(_ elements: some Sequence<some JSONWritable>) {
    put(UInt8(ascii: "["))
    for element in elements {
      separate()
      element.write(to: &self)
    }
    put(UInt8(ascii: "]"))
  }

  /// Writes a whole number.
  package mutating func write(_ number: Int64) {
    bytes.append(contentsOf: String(number).utf8)
  }

  /// Writes yes or no.
  package mutating func write(_ flag: Bool) {
    bytes.append(contentsOf: (flag ? "true" : "false").utf8)
  }

  /// Writes a text.
  package mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var start = 0
      for place in utf8.indices where utf8[place] < 0x20 || utf8[place] == 0x22 || utf8[place] == 0x5C {
        bytes.append(contentsOf: utf8[start..<place])
        start = place + 1
        escape(utf8[place])
      }
      bytes.append(contentsOf: utf8[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func put(_ byte: UInt8) { bytes.append(byte) }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case 0x22, 0x5C: bytes.append(byte)
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: "u00".utf8)
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    }
  }

  /// A comma, unless this is the first of its object or array: no value ends in a bracket that opens.
  private mutating func separate() {
    guard let last = bytes.last, last != UInt8(ascii: "{"), last != UInt8(ascii: "[") else { return }
    bytes.append(UInt8(ascii: ","))
  }
}

extension String: JSONWritable {
  package func write(to writer: inout JSONWriter) { writer.write(self) }
}

extension Bool: JSONWritable {
  package func write(to writer: inout JSONWriter) { writer.write(self) }
}

extension Int64: JSONWritable {
  package func write(to writer: inout JSONWriter) { writer.write(self) }
}

extension Int: JSONWritable {
  package func write(to writer: inout JSONWriter) { writer.write(Int64(self)) }
}

extension Array: JSONWritable where Element: JSONWritable {
  package func write(to writer: inout JSONWriter) { writer.array(self) }
}

extension Dictionary: JSONWritable where Key == String, Value: JSONWritable {
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      for (name, value) in sorted(by: { $0.key < $1.key }) { writer.member(name, value) }
    }
  }
}
