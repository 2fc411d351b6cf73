import CJansson
import JSON
import Testing

/// What a text says, in words that two readers can be compared by.
private indirect enum Said: Hashable {
  case object([[UInt8]: Said]), array([Said]), text([UInt8]), number(Int64), flag(Bool), other

  init(_ node: JSONNode) {
    if let members = node.members {
      self = .object(Dictionary(uniqueKeysWithValues: members.map { (Array($0.name.utf8), Said($0.value)) }))
    } else if let elements = node.elements {
      self = .array(elements.map { Said($0) })
    } else if let text = node.text {
      self = .text(Array(text.utf8))
    } else {
      self = node.number.map { .number($0) } ?? node.flag.map { .flag($0) } ?? .other
    }
  }

  init(_ value: UnsafeMutablePointer<json_t>) {
    switch value.pointee.type {
    case JSON_OBJECT:
      var members: [[UInt8]: Said] = [:]
      var place = json_object_iter(value)
      while let here = place {
        let name = UnsafeRawBufferPointer(start: json_object_iter_key(here), count: json_object_iter_key_len(here))
        if let member = json_object_iter_value(here) { members[Array(name)] = Said(member) }
        place = json_object_iter_next(value, here)
      }
      self = .object(members)
    case JSON_ARRAY:
      self = .array((0..<json_array_size(value)).compactMap { json_array_get(value, $0).map { Said($0) } })
    case JSON_STRING:
      self = .text(Array(UnsafeRawBufferPointer(start: json_string_value(value), count: json_string_length(value))))
    case JSON_INTEGER: self = .number(Int64(json_integer_value(value)))
    case JSON_TRUE: self = .flag(true)
    case JSON_FALSE: self = .flag(false)
    default: self = .other
    }
  }

  /// Ours; nil if it is refused.
  static func ours(_ bytes: [UInt8]) -> Said? {
    try? JSONNode.read(bytes) { Said($0) }
  }

  /// What Jansson says; nil if it is refused.
  static func janssons(_ bytes: [UInt8]) -> Said? {
    let root = bytes.withUnsafeBytes { buffer in
      json_loadb(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count,
        size_t(JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL), nil)
    }
    guard let root else { return nil }
    defer { json_decref(root) }
    return Said(root)
  }
}

/// Numbers by chance that are the same each time; SplitMix64.
private struct Chance {
  var state: UInt64

  mutating func number(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ mixed >> 31) % UInt64(bound))
  }
}

@Suite("JSON beside Jansson")
struct OracleTests {
  private static let texts = [
    "{}", "[]", " [ ] ", "[1,]", "{,}", "[01]", "[-0]", "[-]", "[+1]", "[1.]", "[.5]", "[1e5]", "[1E+5]", "[1e]",
    "[9223372036854775807]", "[9223372036854775808]", "[-9223372036854775808]", "[-9223372036854775809]",
    "[12345678901234567890123]", "[tru]", "[true]", "[falsey]", "[null]", "nul", "1", "\"a\"", "[\"a]", "[\"\\x\"]",
    "[\"\\u12\"]", "[\"\\ud800\"]", "[\"\\udc00\"]", "[\"\\ud83d\\ude00\"]", "[\"\\ud83d\\ud83d\"]", "[\"\\ud83dx\"]",
    "[\"\\u0000\"]", "[\"\\/\\b\\f\\n\\r\\t\\\\\\\"\"]", "{\"a\":1,\"a\":1}", "{\"a\":1,\"\\u0061\":1}", "{\"a\" 1}",
    "{a:1}", "{\"a\":}", "[1 2]", "[1]]", "[[1]", "{\"a\":{\"a\":1}}", "[\"\u{7F}\"]", "\u{FEFF}[]", "[\u{A0}1]",
    "{" + (0..<40).map { "\"n\($0)\":\($0)" }.joined(separator: ",") + "}",
    "{" + (0..<40).map { "\"n\($0 % 39)\":\($0)" }.joined(separator: ",") + "}",
    "{\"a\":[" + (0..<99).map { "{\"n\":\($0)}" }.joined(separator: ",") + "],\"b\":0}",
    String(repeating: "[", count: 2_048) + String(repeating: "]", count: 2_048),
    String(repeating: "[", count: 2_049) + String(repeating: "]", count: 2_049),
  ]

  @Test("a text is read, or refused, as Jansson does it", arguments: texts)
  func same(text: String) {
    #expect(Said.ours(Array(text.utf8)) == Said.janssons(Array(text.utf8)))
  }

  @Test(
    "a byte 0 is refused wherever it stands", arguments: ["[1\u{0}]", "[\u{0}1]", "[\"\u{0}\"]", "[]\u{0}", "\u{0}[]"])
  func zero(text: String) {
    #expect(Said.ours(Array(text.utf8)) == nil)
  }

  private static let sample = """
    {"clocks": [{"budget": {"elapsed": false, "seconds": 32400}, "clock": "acknowledge", "lap": 1, "since": null},
     {"bound": -12, "verdict": "met"}], "fields": {"subjects": [{"number": "A1\\u00e9\\n", "role": "target"}],
     "title": "Jörg 😀 \\ud83d\\ude00", "x": 1.5e3, "é": true}, "next_at": "2026-11-20T08:55:00Z"}
    """

  @Test("thirty thousand damaged texts are read, or refused, as Jansson does it")
  func damaged() {
    var (chance, read) = (Chance(state: 20_261_123), 0)
    // Not among them is the byte 0, which Jansson passes over behind a number or a word, as if it were white space.
    let alphabet = Array("{}[]\",:\\u0123456789eE+-.truefalsn \n\u{1}ä".utf8) + [0xC3, 0xED, 0xF4, 0xFF, 0x80]
    for _ in 0..<30_000 {
      var bytes = Array(Self.sample.utf8)
      for _ in 0...chance.number(below: 3) {
        let place = chance.number(below: bytes.count)
        switch chance.number(below: 4) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(alphabet[chance.number(below: alphabet.count)], at: place)
        case 2: bytes.swapAt(place, chance.number(below: bytes.count))
        default: bytes[place] = alphabet[chance.number(below: alphabet.count)]
        }
      }
      let (ours, janssons) = (Said.ours(bytes), Said.janssons(bytes))
      if ours != nil { read += 1 }
      #expect(ours == janssons, "\(String(decoding: bytes, as: UTF8.self))")
    }
    #expect(read > 5_000)
  }
}
