import JSON
import Testing

/// A thing with one member of each sort.
private struct Thing: JSONReadable, Equatable {
  var name: String
  var count: Int64
  var isOn: Bool?
  var parts: [String]?
  var table: [String: Int64]?

  init(name: String, count: Int64, isOn: Bool? = nil, parts: [String]? = nil, table: [String: Int64]? = nil) {
    self.name = name
    self.count = count
    self.isOn = isOn
    self.parts = parts
    self.table = table
  }

  init(_ node: JSONNode) throws(JSONFault) {
    self.init(
      name: try node.required("name"), count: try node.required("count"), isOn: try node.optional("on"),
      parts: try node.optional("parts"), table: try node.optional("table"))
  }
}

struct JSONNodeTests {
  private func read(_ text: String) throws(JSONFault) -> Thing {
    try JSONNode.read(Array(text.utf8)) { node throws(JSONFault) in try Thing(node) }
  }

  @Test("every sort of member is read, null is absent, what is not asked for is passed over")
  func members() throws {
    let text = #"""
      {"other": [1.5, {}], "name": "J\u00f6rg \ud83d\ude00 \u0000 \"x\"", "count": -9223372036854775808, "on": true,
       "parts": ["a", ""], "table": {"ä": 9223372036854775807}}
      """#
    #expect(
      try read(text)
        == Thing(
          name: "Jörg 😀 \0 \"x\"", count: .min, isOn: true, parts: ["a", ""], table: ["ä": .max]))
    #expect(try read(#"{"name": "", "count": 0, "on": null, "parts": null}"#) == Thing(name: "", count: 0))
  }

  @Test(
    "what is not as it has to be is said, with the member's name",
    arguments: [
      (#"{"count": 1}"#, "name is missing"), (#"{"name": 1, "count": 1}"#, "name: no text"),
      (#"{"name": "", "count": 1.0}"#, "count: no whole number"),
      (#"{"name": "", "count": 1, "on": 1}"#, "on: neither true nor false"),
      (#"{"name": "", "count": 1, "parts": {}}"#, "parts: no list"),
      (#"{"name": "", "count": 1, "table": []}"#, "table: no object"),
      (#"{"name": "", "name": "", "count": 1}"#, "no JSON at byte 19: duplicate object key"),
      (#"{"name": "", "count": 9223372036854775808}"#, "no JSON at byte 41: too big integer"),
      ("{\"name\": \"\u{1}\"", "no JSON at byte 10: control character 0x1"), ("", "no JSON at byte 0"),
      (#"{"a": 1} {"#, "no JSON at byte 10: end of file expected"),
    ])
  func faults(text: String, words: String) throws {
    let fault = try #require(throws: JSONFault.self) { try read(text) }
    #expect(fault.description.hasPrefix(words), "\(fault)")
  }

  @Test("bytes that are no UTF-8 are refused")
  func encoding() {
    #expect(throws: JSONFault.self) {
      try JSONNode.read(Array(#"{"name": ""#.utf8) + [0xC3, 0x28] + Array(#""}"#.utf8)) { _ in }
    }
  }

  @Test("a text nested a million deep is refused, not followed")
  func depth() {
    #expect(throws: JSONFault.self) {
      try JSONNode.read([UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)) { _ in }
    }
  }
}
