import ArgumentParser
import Tasking
import TaskingAPI
import TaskingMachine

/// `workflow activate`: a definition, calendar or register becomes the one in use.
struct WorkflowActivateVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "activate", abstract: "Make a definition, calendar, register or schedule of retention the one in use.",
    discussion: """
      Open requests stay on the definition that they were raised under until tasking workflow migrate; another version \
      of a calendar counts for them from now on. What it does to requests is worked out first and kept with it.

      A register without a code that an open request has is refused, and so is a calendar, a plan of notices or a \
      schedule without what is in use: it says who has what. Mark a code retired instead; or say --strand.
      """)

  @Argument(help: "The file.")
  var file: String

  @Option(help: ArgumentHelp("Who approved it; kept with the activation, as --reason is.", valueName: "name"))
  var approvedBy: String?

  @Flag(help: "Put it to use even if something that is in use cannot go on; it is listed.")
  var strand = false

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    let text = try TextFile.read(file)
    return try session.answer(
      Command.Activate(
        Command.SourceText(file: file, text: text, approvedBy: approvedBy, reason: everywhere.reason, strand: strand)))
  }
}
