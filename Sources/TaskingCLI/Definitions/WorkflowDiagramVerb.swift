import ArgumentParser
import Tasking
import Workflow
import WorkflowLab

/// `workflow diagram`: a definition as a picture.
struct WorkflowDiagramVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "diagram", abstract: "Draw a definition: its states by stage, and the moves between them.",
    discussion: """
      svg is a whole picture; mermaid goes into Markdown, dot into Graphviz. Moves that stay in a state, or leave many, \
      are named in the box that they leave. Without a file it is the built-in definition; no store is needed.
      """)

  /// How a picture is written.
  enum Form: String, CaseIterable, ExpressibleByArgument {
    case mermaid, dot, svg
  }

  @Argument(help: "The definition's file.")
  var file: String?

  @Option(help: ArgumentHelp("How it is written.", valueName: "mermaid|dot|svg"))
  var form = Form.mermaid

  @Option(help: ArgumentHelp("Where to write it, instead of standard output.", valueName: "file"))
  var output: String?

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.refuseStoreFlags("workflow diagram")
    let picture = StatePicture(try DefinitionText(file, in: session).definition)
    let text =
      switch form {
      case .mermaid: picture.mermaid
      case .dot: picture.dot
      case .svg: picture.svg
      }
    return try session.write(text, to: output)
  }
}
