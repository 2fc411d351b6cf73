import ArgumentParser
import Tasking
import WorkflowFile

/// `workflow schema`: what editors need to know of definitions, calendars, registers and casts.
struct WorkflowSchemaVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Write the JSON Schema with which editors complete and check the files.",
    discussion: """
      It has every key that the readers know, from the same table. What only tasking workflow check sees, such as names \
      that lead nowhere, it does not see.
      """)

  @Option(help: ArgumentHelp("Where to write it, instead of standard output.", valueName: "file"))
  var output: String?

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.refuseStoreFlags("workflow schema")
    return try session.write(EditorSchema.text, to: output)
  }
}
