import ArgumentParser
import Tasking

/// `workflow activate`: a definition, calendar or register becomes the one in use.
struct WorkflowActivateVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "activate", abstract: "Make a definition, calendar or register the one in use.",
    discussion: "Open requests stay on the definition that they were raised under.")

  @Argument(help: "The file.")
  var file: String

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    let text = try TextFile.read(file)
    return try session.answer(.activate(Command.SourceText(file: file, text: text)))
  }
}
