import ArgumentParser
import Tasking
import TaskingAPI

/// `person add`: somebody who is to be known.
struct PersonAddVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a person.",
    discussion:
      "tasking person add k.osei name=\"K. Osei\" uid=1004 covers=MDI,LEI limit=25; covers=all for every prison; deputy=ID stands in."
  )

  @Argument(help: "An initial, a dot and a surname: k.osei.")
  var id: String

  @Argument(help: ArgumentHelp("name, uid, covers, limit, calendar, deputy, or a channel.", valueName: "field=value"))
  var words: [String] = []

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.answer(Command.AddPerson(id: id, fields: try session.fields(words)))
  }
}
