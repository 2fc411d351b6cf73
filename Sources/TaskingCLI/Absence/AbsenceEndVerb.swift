import ArgumentParser
import Tasking
import TaskingAPI

/// `absence end`: somebody is there again.
struct AbsenceEndVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "end", abstract: "Record that you, or somebody else, are back, or will not be away.")

  @Argument(help: "Who; you yourself if nobody is named.")
  var person: String?

  @Option(help: ArgumentHelp("Which absence, as absence list numbers them.", valueName: "n"))
  var number: Int64?

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.answer(Command.EndAbsence(person: person, number: number))
  }
}
