import ArgumentParser
import Tasking
import TaskingAPI

/// `handover list`: what was handed over, and whether it was accepted.
struct HandoverListVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List handovers, and whether they were accepted.")

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("handover list")
    return try session.answer(Command.ListHandovers())
  }
}
