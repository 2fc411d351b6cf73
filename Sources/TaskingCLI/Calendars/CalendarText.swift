import Tasking
import TaskingAPI
import TaskingMachine
import Workflow
import WorkflowFile

/// Calendars as files of the disk.
enum CalendarText {
  /// Whether a word names a file, and not a calendar of a store.
  static func isFile(_ word: String) -> Bool {
    word.hasSuffix(".yaml") || word.hasSuffix(".yml") || word.contains("/")
  }

  /// The text of a file that says it is a calendar.
  ///
  /// - Throws: `malformed` if it cannot be read, or says that it is something else.
  static func read(_ file: String) throws(TaskingError) -> String {
    let text = try TextFile.read(file)
    let key = FileKind.firstKey(of: text)
    guard key != "calendar" else { return text }
    let isOther = ["workflow", "register", "rehearsal"].contains(key)
    let found = key.isEmpty ? "it has no keys" : "its first key is '\(EntryReader.shown(key))'"
    throw TaskingError(
      .malformed, "\(file) is no calendar: \(found)",
      hint: isOther
        ? "tasking workflow check \(file)"
        : Suggestion.hint(for: key, among: ["calendar"]) ?? "a calendar begins with the key 'calendar', its name")
  }

  /// Without a store there is only the machine's time.
  ///
  /// - Throws: `usage` if another is asked for.
  static func refuseNow(_ session: Session) throws(TaskingError) {
    guard session.flags.now != nil else { return }
    throw TaskingError(
      .usage, "--now works in a rehearsal store only, and a file needs no store", hint: "leave it away")
  }
}
