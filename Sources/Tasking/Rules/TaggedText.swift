import CEL

/// Writes a value as JSON beside the name of its type.
///
/// By hand, for two reasons: a double must read back exactly, -0.0 included, and a value whose parts are shared can be far
/// larger written out than it is in memory, so writing has to stop somewhere.
struct TaggedText {
  /// The longest answer, in bytes.
  static let longest = 4 << 20

  private var text = ""

  /// The JSON of a value.
  /// - Throws: `TrialFault` if it would be too long.
  static func json(_ value: Value) throws(TrialFault) -> String {
    var writer = TaggedText()
    try writer.write(value)
    return writer.text
  }

  private mutating func write(_ value: Value) throws(TrialFault) {
    guard text.utf8.count < Self.longest else {
      throw TrialFault("the value would take more than \(Self.longest >> 20) MiB to write")
    }
    switch value {
    case .null: put("null", "null")
    case .bool(let flag): put("bool", flag ? "true" : "false")
    case .int(let number): put("int", "\"\(number)\"")
    case .double(let number): put("double", Self.json(number))
    case .string(let string), .coded(let string, _): put("string", Self.quoted(string))
    case .timestamp(let point): put("timestamp", "\"\(point)\"")
    case .duration(let span): put("duration", "\"\(span)\"")
    case .type(let name): put("type", Self.quoted(name))
    case .list(let elements):
      text += #"{"t":"list","v":["#
      for (index, element) in elements.enumerated() {
        if index > 0 { text += "," }
        try write(element)
      }
      text += "]}"
    case .map(let map): try write(map)
    case .record(let members): try write(ValueMap(members))
    }
  }

  private mutating func write(_ map: ValueMap) throws(TrialFault) {
    text += #"{"t":"map","v":["#
    for (index, key) in map.keys.enumerated() {
      guard let value = map[key] else { continue }
      text += index > 0 ? ",[" : "["
      try write(key.value)
      text += ","
      try write(value)
      text += "]"
    }
    text += "]}"
  }

  private mutating func put(_ tag: String, _ json: String) {
    text += "{\"t\":\"\(tag)\",\"v\":\(json)}"
  }

  private static func json(_ number: Double) -> String {
    if number.isNaN { return "\"NaN\"" }
    if number.isInfinite { return number < 0 ? "\"-Infinity\"" : "\"Infinity\"" }
    return number.description
  }

  /// RFC 8259 §7.
  private static func quoted(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default:
        if scalar.value < 0x20 {
          text += scalar.value < 0x10 ? "\\u000" : "\\u00"
          text += String(scalar.value, radix: 16)
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    return text + "\""
  }
}
