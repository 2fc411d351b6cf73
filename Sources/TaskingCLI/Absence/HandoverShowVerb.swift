import ArgumentParser
import Tasking
import TaskingAPI

/// `handover show`: a handover as it was listed.
struct HandoverShowVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a handover as it was listed then.")

  @Argument(help: "The handover's number.")
  var number: Int64

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("handover show")
    return try session.answer(Command.ShowHandover(number: number))
  }
}
