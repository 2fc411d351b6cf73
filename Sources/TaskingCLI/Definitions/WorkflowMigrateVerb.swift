import ArgumentParser
import Tasking
import TaskingAPI
import TaskingMachine

/// `workflow migrate`: open requests go over to the definition in use.
struct WorkflowMigrateVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "Have open requests follow the definition in use.",
    discussion: """
      Each goes over by an event of its own. A clock whose budget is another goes on in a new lap with what it has used; \
      what was breached stays so. A map is a YAML file: migrate: pio-tasking, states: { old: new }, clocks: { old: new }. \
      A request for which the definition has no place stays as it is, and is named.
      """)

  @Argument(help: "The workflow, if the store has several.")
  var name: String?

  @Option(help: ArgumentHelp("What becomes of states and clocks that are named otherwise.", valueName: "file"))
  var map: String?

  @Flag(help: "Only say what would happen.")
  var dryRun = false

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    let map = try map.map { Command.SourceText(file: $0, text: try TextFile.read($0)) }
    return try session.answer(
      Command.Migrate(workflow: name, reason: everywhere.reason, map: map, isTrial: dryRun))
  }
}
