import WorkflowFile

/// The part of JSON Schema that `workflows/schema.json` uses, over YAML as an editor reads it.
final class SchemaChecker {
  private let root: Node
  /// What patterns said of texts: the same names come again and again.
  private var matched: [String: [String: Bool]] = [:]

  /// A checker of a schema's text; JSON is YAML.
  init?(_ schema: String) {
    let tree = YAMLTree(schema)
    guard tree.faults.isEmpty, let root = tree.root else { return nil }
    self.root = root
  }

  /// What is wrong with a value, a line each: where it stands, and the keyword that refuses it.
  func faults(_ value: Node) -> [String] { faults(value, root, "") }

  private func faults(_ value: Node, _ schema: Node, _ path: String) -> [String] {
    if let flag = schema.flag { return flag ? [] : ["\(path): false"] }
    var lines: [String] = []
    for keyword in schema.entries ?? [] {
      let rule = keyword.value
      func say(_ isWrong: Bool) { if isWrong { lines.append("\(path): \(keyword.key)") } }
      switch keyword.key {
      case "$schema", "$defs", "title", "description", "examples", "then", "else": break
      case "$ref": lines += faults(value, definition(rule.text ?? ""), path)
      case "type": say(!types(rule).contains { Self.isOf($0, value) })
      case "enum": say(!(rule.elements ?? []).contains { Self.isSame($0, value) })
      case "const": say(!Self.isSame(rule, value))
      case "pattern": if Self.isOf("string", value) { say(!matches(rule.text ?? "", value.words)) }
      case "maxLength": if Self.isOf("string", value) { say(value.words.count > rule.number ?? 0) }
      case "minimum": if let number = value.number { say(number < rule.number ?? 0) }
      case "maximum": if let number = value.number { say(number > rule.number ?? 0) }
      case "required":
        if let keys = value.entries?.map(\.key) { say(!types(rule).allSatisfy(keys.contains)) }
      case "dependentRequired":
        guard let keys = value.entries?.map(\.key) else { break }
        for entry in rule.entries ?? [] where keys.contains(entry.key) {
          say(!types(entry.value).allSatisfy(keys.contains))
        }
      case "propertyNames":
        for entry in value.entries ?? [] {
          let name = Node(.scalar(entry.key, isPlain: false), at: entry.mark)
          lines += faults(name, rule, "\(path)/\(entry.key) (name)")
        }
      case "properties":
        for entry in value.entries ?? [] {
          guard let inner = rule[entry.key] else { continue }
          lines += faults(entry.value, inner, "\(path)/\(entry.key)")
        }
      case "additionalProperties":
        for entry in value.entries ?? [] where schema["properties"]?[entry.key] == nil {
          lines += faults(entry.value, rule, "\(path)/\(entry.key)")
        }
      case "items":
        for (index, element) in (value.elements ?? []).enumerated() {
          lines += faults(element, rule, "\(path)/\(index)")
        }
      case "minItems": if let elements = value.elements { say(elements.count < rule.number ?? 0) }
      case "uniqueItems":
        let elements = value.elements ?? []
        say(elements.indices.contains { i in elements[..<i].contains { Self.isSame($0, elements[i]) } })
      case "anyOf": say(!(rule.elements ?? []).contains { faults(value, $0, path).isEmpty })
      case "oneOf": say((rule.elements ?? []).count { faults(value, $0, path).isEmpty } != 1)
      case "not": say(faults(value, rule, path).isEmpty)
      case "if":
        if let next = schema[faults(value, rule, path).isEmpty ? "then" : "else"] {
          lines += faults(value, next, path)
        }
      default: lines.append("\(path): the checker does not know '\(keyword.key)'")
      }
    }
    return lines
  }

  private func types(_ node: Node) -> [String] { node.elements.map { $0.compactMap(\.text) } ?? [node.text ?? ""] }

  private func definition(_ reference: String) -> Node {
    let name = String(reference.dropFirst("#/$defs/".count))
    return root["$defs"]?[name] ?? Node(.scalar("false", isPlain: true), at: root.mark)
  }

  private static func isOf(_ type: String, _ value: Node) -> Bool {
    switch type {
    case "object": value.entries != nil
    case "array": value.elements != nil
    case "null": value.isNothing
    case "boolean": value.flag != nil
    case "integer": value.number != nil
    case "number": value.number != nil || value.isDecimal
    case "string": value.text != nil && value.flag == nil && value.number == nil && !value.isDecimal
    default: false
    }
  }

  private static func isSame(_ left: Node, _ right: Node) -> Bool {
    ["boolean", "number", "string"].contains { isOf($0, left) && isOf($0, right) } && left.words == right.words
  }

  private func matches(_ pattern: String, _ text: String) -> Bool {
    if let known = matched[pattern]?[text] { return known }
    guard let regex = try? Regex(pattern) else { return false }
    let answer = text.firstMatch(of: regex) != nil
    matched[pattern, default: [:]][text] = answer
    return answer
  }
}

extension Node {
  /// The value of a key.
  subscript(_ key: String) -> Node? { entries?.first { $0.key == key }?.value }

  /// The words of a scalar, nothing being none.
  fileprivate var words: String { text ?? "" }

  /// Whether it is a plain number with a fraction.
  fileprivate var isDecimal: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return number == nil && Double(text) != nil && text.first?.isLetter == false
  }
}
