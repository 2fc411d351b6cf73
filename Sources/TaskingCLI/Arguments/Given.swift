import Tasking
import Workflow

/// What stands behind a verb: the request that it is about, and fields.
struct Given {
  var reference: String?
  var entries: [Entry] = []

  /// Sorts words into one reference and fields, in any order.
  ///
  /// - Throws: `usage` if a word is neither, and what the reader throws.
  init(_ words: [String], reader: inout EntryReader) throws(TaskingError) {
    for word in words {
      if let entry = try reader.entry(word) {
        entries.append(entry)
      } else if !Self.isReference(word) {
        throw Self.neither(word)
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
