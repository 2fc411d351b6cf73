import ArgumentParser
import Tasking
import TaskingAPI
import TaskingMachine
import Workflow
import WorkflowFile
import WorkflowLab

/// `workflow test`: scenarios played on a definition.
struct WorkflowTestVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Play the scenarios of a definition, without a store.",
    discussion: """
      A file of scenarios begins with tests: and the workflow's name; its definition is the one beside its folder, or \
      beside itself, or a built-in one. Of a definition, or of a folder with one, the scenarios in its folder tests are \
      played; without any, a tour that is made from the definition alone. Without a file everything that is built in is \
      played. What the files hold: workflows/README.md.
      Ends with 10 if a scenario fails, and with --require-coverage if there is anything that no scenario takes.
      """)

  @Argument(help: ArgumentHelp("Scenarios, definitions, or folders of them.", valueName: "file|dir"))
  var paths: [String] = []

  @Option(help: ArgumentHelp("Play the scenarios on this definition.", valueName: "file"))
  var workflow: String?

  @Option(help: ArgumentHelp("Write a tour of every move to a new file, and play that alone.", valueName: "file"))
  var tour: String?

  @Flag(help: "Ends with 10 if there is a move, rung, rule, state or waiver that no scenario takes.")
  var requireCoverage = false

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("workflow test")
    if everywhere.now != nil {
      throw TaskingError(.usage, "scenarios say their own times: --now has no meaning for them")
    }
    let plan = try WorkflowTestPlan(paths, workflow: workflow, surroundings: session.surroundings)
    var trials: [WorkflowTrial] = []
    if let tour {
      guard let definition = plan.parts.first?.definition, plan.parts.count == 1 else {
        throw TaskingError(.usage, "a tour is of one definition", hint: "say which: --workflow FILE")
      }
      // A search of seconds is not made for nothing.
      try TextFile.examine(tour, replacing: .nothing)
      let made = try WorkflowTrial.tour(of: definition)
      try TextFile.create(tour, text: made.text)
      trials = [made.trial]
    } else {
      for part in plan.parts {
        trials.append(
          part.sets.isEmpty
            ? try WorkflowTrial.tour(of: part.definition).trial : WorkflowTrial(part.definition, part.sets))
      }
    }
    return session.write(
      try WorkflowTrial.printout(
        trials, wantsAll: requireCoverage, session.format, isQuiet: session.flags.quiet))
  }
}
