import ArgumentParser
import Tasking
import Workflow
import WorkflowLab

/// `workflow page`: a definition in words.
struct WorkflowPageVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "page", abstract: "Write a definition as a page in words, for the person who approves it.",
    discussion: """
      It is Markdown, with the digest of the definition's text and a place to sign. Everything in it is from the \
      definition. Without a file it is the built-in definition; no store is needed.
      """)

  @Argument(help: "The definition's file.")
  var file: String?

  @Option(help: ArgumentHelp("Where to write it, instead of standard output.", valueName: "file"))
  var output: String?

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.refuseStoreFlags("workflow page")
    let source = try DefinitionText(file, in: session)
    return try session.write(DefinitionPage(source.definition, digest: source.digest).markdown, to: output)
  }
}
