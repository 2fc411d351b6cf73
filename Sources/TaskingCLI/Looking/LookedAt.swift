import Tasking
import TaskingAPI

/// A request as the words of a look name it.
struct LookedAt {
  let reference: String

  /// The one request that the words of a look name.
  ///
  /// - Throws: `usage` if they name none, several, or something else.
  init(looking words: [String], _ verb: String) throws(TaskingError) {
    guard let word = words.first else {
      throw TaskingError(.usage, "\(verb) wants the reference of a request", hint: "tasking \(verb) 418")
    }
    guard words.count == 1 else {
      throw TaskingError(
        .usage, "\(verb) takes one request at a time", hint: "tasking \(verb) \(EntryReader.shown(word))")
    }
    guard Given.isReference(word) else {
      throw TaskingError(
        .usage, "'\(EntryReader.shown(word))' is no reference", hint: "write 418, or PIO-2026-000418 in full")
    }
    reference = word
  }
}
