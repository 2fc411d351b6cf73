import ArgumentParser
import Tasking
import TaskingAPI

/// `workflow list`: the stored definitions.
struct WorkflowListVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the definitions of the store.")

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("workflow list")
    return try session.answer(Command.ListWorkflows())
  }
}
