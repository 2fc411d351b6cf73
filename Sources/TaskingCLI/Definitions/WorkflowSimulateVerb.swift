import ArgumentParser
import Tasking
import TaskingAPI
import TaskingMachine
import TaskingRendering
import Workflow
import WorkflowFile
import WorkflowLab
import WorkingTime

/// `workflow simulate`: queues, breaches and the bottleneck of a time that is only supposed.
struct WorkflowSimulateVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "Simulate a definition: queues, breaches, and who is the bottleneck.",
    discussion: """
      A file says how many requests arrive, who is there, and how long everything takes; its keys are in \
      workflows/README.md. Without one it is the built-in file, whose numbers are made up. The same seed gives the \
      same result. Requests have a priority, a state and clocks; fields, rules and separation are left out. No store \
      is needed.

      With --from-history all of this is counted in the store's own journal, of its definition in use, and each figure \
      is told with what it is counted from; a file then stands in where too little was counted. --show-premise writes \
      what was counted as a file to keep, change and give back. No person and no request is named.
      """)

  @Argument(help: "The simulation's file.")
  var file: String?

  @Option(help: ArgumentHelp("The definition's file, instead of the built-in one.", valueName: "file"))
  var definition: String?

  @Flag(help: "Take the figures from the store's own history.")
  var fromHistory = false

  @Option(help: ArgumentHelp("With --from-history: count from then on only.", valueName: "date"))
  var since: String?

  @Option(help: ArgumentHelp("With --from-history: of which workflow, if the store has several.", valueName: "name"))
  var workflow: String?

  @Flag(help: "With --from-history: write the figures as a simulation's file, and run nothing.")
  var showPremise = false

  @Option(help: ArgumentHelp("Decides all chance, instead of the file's.", valueName: "n"))
  var seed: UInt64?

  @Option(help: ArgumentHelp("Where to draw the queues.", valueName: "file"))
  var svg: String?

  @Flag(help: "Draw in the terminal with ASCII only.")
  var ascii = false

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    guard session.format == .table || session.format == .json else {
      throw TaskingError(.usage, "workflow simulate writes table or json, not \(session.format.rawValue)")
    }
    if let svg { try TextFile.examine(svg, replacing: .text) }
    if fromHistory { return try performFromHistory(in: session) }
    let given = [("--since", since != nil), ("--workflow", workflow != nil), ("--show-premise", showPremise)]
    if let flag = given.first(where: \.1) {
      throw TaskingError(.usage, "\(flag.0) has a meaning with --from-history only")
    }
    try session.refuseStoreFlags("workflow simulate")
    let definition = try DefinitionText(definition, in: session).definition
    var premise = try SimulationSource.premise(file, for: definition)
    if let seed { premise.seed = seed }
    let report = try run(premise, definition, calendar(of: definition, session.surroundings))
    if let svg { try TextFile.write(report.svg, to: svg) }
    return try session.write(printout(report, svg, session))
  }

  private func performFromHistory(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("workflow simulate")
    if showPremise, svg != nil { throw TaskingError(.usage, "--show-premise runs nothing: there is no --svg of it") }
    func source(_ file: String?) throws(TaskingError) -> Command.SourceText? {
      guard let file else { return nil }
      return Command.SourceText(file: file, text: try TextFile.read(file))
    }
    let reply = try session.send(
      Command.Simulate(
        workflow: workflow, file: try source(file), definition: try source(definition), since: since, seed: seed,
        isPremiseOnly: showPremise))
    let simulated = try reply.answer
    if showPremise, session.format == .table {
      // The lines of a file: what there is to say besides goes elsewhere.
      let rehearsal = reply.isRehearsal ? [Renderer.rehearsalLine] : []
      let lines = simulated.premise.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      return session.write(Printout(out: lines.map(String.init), err: rehearsal))
    }
    if let svg, let report = simulated.report {
      try TextFile.write(report.svg, to: svg)
      if !session.flags.quiet { _ = session.write(Printout(err: ["wrote \(Visible.line(svg))"])) }
    }
    return try session.write(reply, isPlain: isPlain(session))
  }

  /// Whether the plot is to be drawn with ASCII only.
  private func isPlain(_ session: Session) -> Bool {
    let environment = session.host.environment
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    return ascii || !(locale.lowercased().contains("utf-8") || locale.lowercased().contains("utf8"))
  }

  private func calendar(of definition: Definition, _ surroundings: Surroundings) throws(TaskingError)
    -> WorkingCalendar
  {
    let found =
      if let file = self.definition {
        try Neighbours(of: file, surroundings: surroundings)
      } else {
        try Neighbours.builtIn(surroundings)
      }
    if let calendar = found.calendars[definition.calendar] { return calendar }
    throw TaskingError(
      .malformed, "there is no calendar '\(definition.calendar)' for \(definition.workflow)",
      details: found.diagnostics.map { TaskingError.Detail(code: "diagnostic", message: $0) })
  }

  private func run(
    _ premise: Premise, _ definition: Definition, _ calendar: WorkingCalendar
  ) throws(TaskingError) -> SimulationReport {
    do {
      var simulation = try Simulation(premise, definition, calendar: calendar)
      return try simulation.run()
    } catch {
      throw TaskingError(.malformed, "this cannot be simulated: \(error)")
    }
  }

  private func printout(_ report: SimulationReport, _ svg: String?, _ session: Session) throws -> Printout {
    if session.format == .json { return Printout(out: [try JSONText.text(report)]) }
    let text = SimulationText(
      report: report, width: session.flags.width ?? session.host.columns, isPlain: isPlain(session))
    let wrote = svg.map { ["wrote \(Visible.line($0))"] } ?? []
    return Printout(out: text.lines, err: session.flags.quiet ? [] : wrote)
  }
}

/// Simulations as files of the disk, or as the one that the program brings with it.
enum SimulationSource {
  /// What a file supposes, for a definition.
  ///
  /// - Throws: `malformed` if it cannot be read or does not fit; `internalFault` if the program brings none.
  static func premise(_ file: String?, for definition: Definition) throws(TaskingError) -> Premise {
    let name = file ?? "simulation.yaml"
    let text: String
    if let file {
      text = try TextFile.read(file)
    } else {
      guard let found = Beginning.builtIn.first(where: { $0.path == name }) else {
        throw TaskingError(.internalFault, "the program brings no simulation with it")
      }
      text = found.text
    }
    let loaded = SimulationFile.read(text, file: name, for: [definition])
    if let premise = loaded.value { return premise }
    throw TaskingError(
      .malformed, "\(name) cannot be used",
      details: loaded.diagnostics.map { TaskingError.Detail(code: "diagnostic", message: $0.description) })
  }

  /// A file against the definitions that it may name: those of its folder, and the built-in ones.
  ///
  /// - Throws: `malformed` if a file beside it cannot be read.
  static func check(_ text: String, file: String) throws(TaskingError) -> Loaded<Premise> {
    let beside = try YAMLFolder.files(FilePath.folder(of: file)) + Beginning.builtIn
    let definitions = beside.filter { !$0.path.contains("/") && FileKind(of: $0.text) == .workflow }
      .compactMap { DefinitionFile.read($0.text, file: $0.path).value }
    return SimulationFile.read(text, file: file, for: definitions)
  }
}
