extension Value: CustomStringConvertible {
  /// The value as an expression would write it, cut after a thousand bytes or so: `['a', 1, timestamp('…')]`.
  public var description: String {
    var text = ""
    write(to: &text)
    return text
  }

  private static let longest = 1_000

  private func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .int(let number): text += String(number)
    case .double(let number): text += "\(number)"
    case .string(let string), .coded(let string, _): Self.quote(string, to: &text)
    case .timestamp(let point): text += "timestamp('\(point)')"
    case .duration(let span): text += "duration('\(span)')"
    case .type(let name): text += name
    case .list(let elements):
      text += "["
      Self.join(elements, to: &text) { $0.write(to: &$1) }
      text += "]"
    case .map(let map):
      text += "{"
      Self.join(map.keys, to: &text) { key, text in
        key.value.write(to: &text)
        text += ": "
        map[key]?.write(to: &text)
      }
      text += "}"
    case .record(let members):
      text += "{"
      Self.join(members.sorted { $0.key < $1.key }, to: &text) { member, text in
        text += member.key + ": "
        member.value.write(to: &text)
      }
      text += "}"
    }
  }

  private static func join<Element>(
    _ elements: [Element], to text: inout String, write: (Element, inout String) -> Void
  ) {
    for (index, element) in elements.enumerated() {
      if text.utf8.count > longest {
        text += index == 0 ? "…" : ", …"
        return
      }
      if index > 0 { text += ", " }
      write(element, &text)
    }
  }

  private static func quote(_ string: String, to text: inout String) {
    text += "'"
    for scalar in string.unicodeScalars {
      if text.utf8.count > longest {
        text += "…"
        break
      }
      switch scalar {
      case "\\": text += "\\\\"
      case "'": text += "\\'"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default:
        let hex = String(scalar.value, radix: 16)
        if scalar.value < 0x20 || scalar.value == 0x7F {
          text += "\\x" + String(repeating: "0", count: 2 - hex.count) + hex
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    text += "'"
  }
}
