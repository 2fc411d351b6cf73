import WorkingTime

/// Reads one value that has no parts.
struct ScalarReader {
  let reader: InputReader
  /// The path as it was given, for faults.
  let key: String

  func value(_ text: String, as shape: FieldShape) throws(InputFault) -> FieldValue {
    switch shape {
    case .text(let limit): return .text(try self.text(text, limit: limit))
    case .flag: return .flag(try flag(text))
    case .number:
      guard let number = Int64(text) else { throw InputFault(key, .notNumber(text)) }
      return .number(number)
    case .instant: return .text(try instant(text))
    case .code(let codes):
      guard let code = Suggestion.meant(by: text, among: codes) else { throw notCode(text, among: codes) }
      return .text(code)
    case .register(let name): return .text(try code(text, of: name))
    case .person: return .text(try self.text(text, limit: 100))
    case .record, .list: throw InputFault(key, .needsPath(example: key))
    }
  }

  /// Text without the line end that a file or a pipe leaves behind it.
  func text(_ text: String, limit: Int) throws(InputFault) -> String {
    // No character needs more bytes than this in any text that people write; it keeps the count itself cheap.
    guard text.utf8.count <= limit * 64 else { throw InputFault(key, .tooLong(limit: limit, count: text.count)) }
    let clean = text.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")
    var trimmed = Substring(clean)
    while trimmed.last?.isNewline ?? false { trimmed.removeLast() }
    guard !trimmed.allSatisfy(\.isWhitespace) else { throw InputFault(key, .empty) }
    guard trimmed.count <= limit else { throw InputFault(key, .tooLong(limit: limit, count: trimmed.count)) }
    for (place, scalar) in trimmed.unicodeScalars.enumerated() where ScalarReader.isControl(scalar) {
      throw InputFault(key, .control(scalar.value, place: place + 1))
    }
    return String(trimmed)
  }

  /// C0 and C1 but for tab and line feed: nothing that a person writes, and much that a terminal obeys.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0: true
    default: false
    }
  }

  private func flag(_ text: String) throws(InputFault) -> Bool {
    switch text.lowercased() {
    case "true", "yes", "y": return true
    case "false", "no", "n": return false
    default: throw InputFault(key, .notFlag(text))
    }
  }

  private func instant(_ text: String) throws(InputFault) -> String {
    do throws(InstantPhraseFault) {
      return try InstantPhrase(now: reader.now, zone: reader.zone).instant(text).rfc3339
    } catch {
      throw InputFault(key, .instant(error))
    }
  }

  private func code(_ text: String, of name: String) throws(InputFault) -> String {
    let entries = reader.registers[name]?.entries ?? []
    guard let entry = entries[text] ?? Suggestion.meant(by: text, among: entries.names).flatMap({ entries[$0] }) else {
      throw notCode(text, among: entries.filter { !$0.isRetired }.map(\.name))
    }
    guard !entry.isRetired else { throw InputFault(key, .retired(entry.name)) }
    return entry.name
  }

  private func notCode(_ text: String, among codes: [String]) -> InputFault {
    InputFault(key, .notCode(text, nearest: Suggestion.nearest(to: text, among: codes), codes: codes))
  }
}
