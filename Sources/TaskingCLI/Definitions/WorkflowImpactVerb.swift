import ArgumentParser
import Tasking
import TaskingAPI
import TaskingMachine

/// `workflow impact`: which due times move if open requests go over to a definition.
struct WorkflowImpactVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "impact", abstract: "Say which due times of open requests another definition moves.",
    discussion: """
      Nothing is changed. After tasking workflow activate FILE new requests follow it; tasking workflow migrate has the \
      open ones go over.
      """)

  @Argument(help: "The definition's file.")
  var file: String

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("workflow impact")
    return try session.answer(Command.PreviewWorkflow(Command.SourceText(file: file, text: try TextFile.read(file))))
  }
}
