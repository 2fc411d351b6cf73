import ArgumentParser
import Tasking
import TaskingAPI

/// `workflow show`: a definition as it was written.
struct WorkflowShowVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a definition as it was written.")

  @Argument(help: "Its name; the only one that is in use if left out.")
  var name: String?

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("workflow show")
    return try session.answer(Command.ShowWorkflow(name: try name ?? only(session)))
  }

  private func only(_ session: Session) throws(TaskingError) -> String {
    let lines = try session.send(Command.ListWorkflows()).answer.workflows
    let active = lines.filter(\.isActive).map(\.name)
    guard let name = active.first, active.count == 1 else {
      throw TaskingError(
        .usage, active.isEmpty ? "the store has no workflow in use" : "the store has several workflows",
        hint: active.isEmpty ? "tasking workflow activate FILE" : "say which: \(active.joined(separator: ", "))")
    }
    return name
  }
}
