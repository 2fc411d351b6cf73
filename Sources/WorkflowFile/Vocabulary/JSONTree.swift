/// A value of JSON whose keys keep their order, so that the same value is always the same text.
indirect enum JSONTree: Sendable {
  /// Words.
  case string(String)
  /// A whole number.
  case number(Int64)
  /// Yes or no.
  case bool(Bool)
  /// Values in order.
  case array([JSONTree])
  /// Keys with values, in order.
  case object([(key: String, value: JSONTree)])

  /// The text, indented by two spaces; what is short stands on one line.
  func text(indent: String = "") -> String {
    let line = flat
    if indent.count + line.count <= 100 { return line }
    let inner = indent + "  "
    switch self {
    case .array(let elements):
      return "[\n" + elements.map { inner + $0.text(indent: inner) }.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let entries):
      let lines = entries.map { "\(inner)\(JSONTree.quoted($0.key)): \($0.value.text(indent: inner))" }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    default: return line
    }
  }

  private var flat: String {
    switch self {
    case .string(let text): JSONTree.quoted(text)
    case .number(let number): "\(number)"
    case .bool(let flag): flag ? "true" : "false"
    case .array(let elements): "[" + elements.map(\.flat).joined(separator: ", ") + "]"
    case .object(let entries) where entries.isEmpty: "{}"
    case .object(let entries):
      "{ " + entries.map { "\(JSONTree.quoted($0.key)): \($0.value.flat)" }.joined(separator: ", ") + " }"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for letter in text.unicodeScalars {
      switch letter {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\0"..."\u{1F}":
        let digits = String(letter.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(letter)
      }
    }
    return result + "\""
  }
}

extension JSONTree: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  init(stringLiteral value: String) { self = .string(value) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
  init(integerLiteral value: Int64) { self = .number(value) }
  init(arrayLiteral elements: JSONTree...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, JSONTree)...) { self = .object(elements.map { ($0.0, $0.1) }) }
}
