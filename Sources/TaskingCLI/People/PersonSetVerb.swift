import ArgumentParser
import Tasking
import TaskingAPI
import Workflow

/// `person set`: something of a person is otherwise from here on.
struct PersonSetVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Change what is on record of somebody: name, login, prisons, addresses.",
    discussion: """
      tasking person set k.osei mail=k.osei@example.org calendar=scotland; limit-= takes a value away. Besides name, uid, \
      covers, limit and calendar, a person has an address for each channel of the plan of notices.
      """)

  @Argument(help: "The person.")
  var id: String

  @Argument(help: ArgumentHelp("name, uid, covers, limit, calendar, or a channel.", valueName: "field=value"))
  var words: [String] = []

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.answer(Command.ChangePerson(id: id, fields: try session.fields(words)))
  }
}

extension Session {
  /// Fields of a person.
  ///
  /// - Throws: `usage` if a word is none, and what the reader throws.
  func fields(_ words: [String]) throws(TaskingError) -> [Entry] {
    var reader = self.reader
    var fields: [Entry] = []
    for word in words {
      guard let entry = try reader.entry(word) else {
        throw TaskingError(
          .usage, "'\(EntryReader.shown(word))' is not a field with its value", hint: "write name=\"…\" uid=… covers=…")
      }
      fields.append(entry)
    }
    return fields
  }
}
