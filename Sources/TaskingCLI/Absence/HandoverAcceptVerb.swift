import ArgumentParser
import Tasking
import TaskingAPI

/// `handover accept`: the receiver takes over.
struct HandoverAcceptVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "Say that you answer for what was handed over to you; no request moves.")

  @Argument(help: "The handover's number.")
  var number: Int64

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.answer(Command.AcceptHandover(number: number))
  }
}
