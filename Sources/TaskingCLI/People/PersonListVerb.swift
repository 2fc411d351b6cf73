import ArgumentParser
import Tasking
import TaskingAPI

/// `person list`: everybody on record.
struct PersonListVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the people on record, their roles and their load.")

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("person list")
    return try session.answer(Command.ListPeople())
  }
}
