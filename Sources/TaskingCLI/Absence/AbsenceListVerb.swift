import ArgumentParser
import Tasking
import TaskingAPI

/// `absence list`: who is away now and to come.
struct AbsenceListVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List who is away, now and to come, and who stands in.")

  @Argument(help: "Only this person's.")
  var person: String?

  @Flag(help: "Those that are over as well.")
  var all = false

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("absence list")
    return try session.answer(Command.ListAbsences(person: person, isAll: all))
  }
}
