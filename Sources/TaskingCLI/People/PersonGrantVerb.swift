import ArgumentParser
import Tasking
import TaskingAPI

/// `person grant`: a role for somebody.
struct PersonGrantVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "grant", abstract: "Give somebody a role, for good or until a time.",
    discussion: "Given again, a role that they hold ends at the new time, sooner or later.")

  @Argument(help: "The person.")
  var id: String

  @Argument(help: "The role, as the definition calls it.")
  var role: String

  @Option(help: ArgumentHelp("When it ends: 2026-12-01, fri 16:00, +30d.", valueName: "when"))
  var until: String?

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.answer(Command.Grant(person: id, role: role, until: until))
  }
}
