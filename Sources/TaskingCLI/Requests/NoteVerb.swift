import ArgumentParser
import Tasking
import TaskingAPI
import Workflow

/// `note`: words in the journal of a request.
struct NoteVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Write a note into the history of a request.",
    discussion: "tasking note 418 \"Called the prison\", or reason=- to read standard input, or --reason TEXT.")

  @Argument(help: ArgumentHelp("The request.", valueName: "REF"))
  var reference: String

  @Argument(help: "The words of the note.")
  var words: [String] = []

  @OptionGroup var late: Late

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    guard Given.isReference(reference) else {
      throw TaskingError(
        .usage, "note wants the reference of a request first, not '\(EntryReader.shown(reference))'",
        hint: "tasking note 418 \"…\"")
    }
    return try session.answer(
      Command.Note(reference: reference, fields: [try entry(session)], occurred: late.occurred))
  }

  private func entry(_ session: Session) throws(TaskingError) -> Entry {
    var reader = session.reader
    if let reason = everywhere.reason, words.isEmpty { return Entry(key: "reason", value: reason) }
    if words.count == 1, words[0].hasPrefix("reason="), everywhere.reason == nil,
      let entry = try reader.entry(words[0])
    {
      return entry
    }
    guard !words.isEmpty, everywhere.reason == nil else {
      throw TaskingError(
        .usage, words.isEmpty ? "note wants its words" : "the words of the note are given twice",
        hint: "tasking note \(reference) \"…\"")
    }
    return Entry(key: "reason", value: words.joined(separator: " "))
  }
}
