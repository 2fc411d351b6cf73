import Tasking
import TaskingAPI
import Workflow

/// What stands behind a verb: the request that it is about, and fields.
struct Given {
  var reference: String?
  var entries: [Entry] = []
  /// Words that are neither, where such are taken: values of fields that are not named.
  var loose: [String] = []

  /// Sorts words into one reference and fields, in any order.
  ///
  /// - Parameter takesLoose: Whether a word that is neither is kept, once the request has been named.
  /// - Throws: `usage` if a word is neither, and what the reader throws.
  init(_ words: [String], reader: inout EntryReader, takesLoose: Bool = false) throws(TaskingError) {
    for word in words {
      if let entry = try reader.entry(word) {
        entries.append(entry)
      } else if !Self.isReference(word) {
        guard takesLoose, reference != nil else { throw Self.neither(word) }
        loose.append(word)
      } else if let reference {
        throw TaskingError(
          .usage, "one request at a time: there is \(reference), and \(word) as well", hint: "give one reference")
      } else {
        reference = word
      }
    }
  }

  /// The request; there must be one.
  func subject(of verb: String) throws(TaskingError) -> String {
    guard let reference else {
      throw TaskingError(.usage, "\(verb) wants the reference of a request", hint: "tasking \(verb) 418 …")
    }
    return reference
  }

  /// A number, or words with hyphens that end in one: `418`, `PIO-2026-000418`.
  static func isReference(_ word: String) -> Bool {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    guard let last = parts.last, !last.isEmpty, last.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return false
    }
    return parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
  }

  /// Gives a word that stands alone to the one field that is asked for and not given.
  ///
  /// - Throws: `usage` if there is not exactly one such word, or not exactly one such field.
  mutating func settle(asks: [String]) throws(TaskingError) {
    guard let word = loose.first else { return }
    let given = Set(entries.map { String($0.key.prefix { $0 != "." }) })
    let missing = asks.filter { !given.contains($0) }
    guard loose.count == 1, missing.count <= 1 else {
      let shown = Self.shownValue(word)
      throw TaskingError(
        .usage, "'\(EntryReader.shown(word))' stands alone, and it is not said what it is",
        hint: "write " + (missing.isEmpty ? ["field"] : missing).map { "\($0)=\(shown)" }.joined(separator: " or "))
    }
    guard let field = missing.first else { throw Self.neither(word) }
    entries.append(Entry(key: field, value: word))
    loose = []
  }

  /// A value as a shell takes it.
  private static func shownValue(_ word: String) -> String {
    let isPlain = word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
    return isPlain && word.count <= 60 ? word : "\"…\""
  }

  private static func neither(_ word: String) -> TaskingError {
    let shown = EntryReader.shown(word)
    if word.hasPrefix("@") {
      return TaskingError(
        .usage, "'\(shown)' looks like a file, but no field is said", hint: "write field=\(shown)")
    }
    if let colon = word.firstIndex(of: ":"), colon != word.startIndex {
      let meant = "\(word[..<colon])=\(word[word.index(after: colon)...])"
      return TaskingError(
        .usage, "'\(shown)' looks like a filter", hint: "to give a field, write \(EntryReader.shown(meant))")
    }
    if word.contains(where: \.isWhitespace) {
      return TaskingError(
        .usage, "'\(shown)' looks like text without a field", hint: "write field=\"…\", or --reason \"…\"")
    }
    let isName = word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
    return TaskingError(
      .usage,
      isName ? "'\(shown)' looks like a field without its value" : "'\(shown)' is neither a reference nor a field",
      hint: isName ? "write \(shown)=…" : "write 418, PIO-2026-000418 or field=value")
  }
}
