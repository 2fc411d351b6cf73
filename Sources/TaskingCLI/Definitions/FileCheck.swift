import Tasking
import TaskingAPI
import TaskingMachine
import TaskingRendering
import Workflow
import WorkflowFile
import WorkflowLab
import WorkingTime

/// What came of checking one file.
struct FileCheck: Encodable {
  let file: String
  /// What was checked, in words; nil if it cannot be used.
  let summary: String?
  /// `file:line:column: error: …`, warnings too.
  let diagnostics: [String]

  /// Whether it can be used.
  var isSound: Bool { summary != nil }

  /// Checks a file.
  ///
  /// - Throws: `malformed` if it, or a file beside it, cannot be read.
  init(_ file: String, surroundings: Surroundings, staff: Staff? = nil) throws(TaskingError) {
    try self.init(file, text: try TextFile.read(file), surroundings: surroundings, staff: staff)
  }

  /// Checks a file that has been read.
  ///
  /// - Throws: `malformed` if a file beside it cannot be read.
  init(_ file: String, text: String, surroundings: Surroundings, staff: Staff? = nil) throws(TaskingError) {
    self.file = file
    let kind = FileKind(of: text)
    if kind == .cast {
      let loaded = CastFile.read(text, file: file)
      diagnostics = loaded.diagnostics.map(\.description)
      summary =
        loaded.hasErrors ? nil : loaded.value.map { "rehearsal version \($0.version), \($0.people.count) people" }
      return
    }
    if kind == .simulation {
      let loaded = try SimulationSource.check(text, file: file)
      diagnostics = loaded.diagnostics.map(\.description)
      summary = loaded.value.map { "simulation of \($0.workflow), \($0.days) days from \($0.from)" }
      return
    }
    if kind == .scenarios {
      let loaded = try ScenarioSource(name: file, text: text).checked(surroundings)
      diagnostics = loaded.diagnostics.map(\.description)
      summary = loaded.value.map {
        "\(Renderer.count($0.scenarios.count, "scenario")) of \($0.workflow.value)"
      }
      return
    }
    let neighbours = try Neighbours(of: file, surroundings: surroundings)
    let desk = CheckingDesk(
      registers: neighbours.registers, calendars: Set(neighbours.calendars.keys),
      on: Zone.utc.date(at: surroundings.now()), staff: staff,
      workflows: kind == .retention ? try Neighbours.definitions(beside: file) : [],
      zone: { surroundings.zone($0) })
    let finding = desk.finding(text, file: file)
    // Where a neighbour is broken, what is said of its absence would mislead.
    let isWhole = neighbours.diagnostics.isEmpty || (kind != .workflow && kind != .retention)
    diagnostics = isWhole ? finding.lines : neighbours.diagnostics
    summary = isWhole && finding.source != nil ? finding.summary : nil
  }

  /// Checks files and says what came of it; the result is the status of the program.
  ///
  /// - Throws: as the checks do, and what the encoder throws.
  static func answer(_ checks: [FileCheck], in session: Session) throws -> Int32 {
    session.write(
      try printout(
        checks.filter(\.isSound), checks.filter { !$0.isSound }, session.format, isQuiet: session.flags.quiet))
  }

  /// What is written of several files: those that cannot be used decide.
  ///
  /// - Throws: what the encoder throws.
  private static func printout(
    _ sound: [FileCheck], _ unsound: [FileCheck], _ format: Format, isQuiet: Bool
  ) throws -> Printout {
    let isJSON = format == .json || format == .jsonl
    var printout = Printout()
    if !unsound.isEmpty {
      let lines = unsound.flatMap(\.diagnostics)
      let error = TaskingError(
        .malformed, "\(unsound.map(\.file).joined(separator: ", ")) cannot be used",
        details: lines.map { TaskingError.Detail(code: "diagnostic", message: $0) })
      printout.status = error.code.exitStatus
      printout.err = isJSON ? Complaint.lines(error, asJSON: true) : lines.flatMap(Visible.lines)
      if isJSON { return printout }
    }
    if isJSON { return Printout(out: [try JSONText.text(["files": sound])]) }
    printout.err += sound.flatMap(\.diagnostics).flatMap(Visible.lines)
    if !isQuiet { printout.out = sound.map { Visible.line("\($0.file) is sound: \($0.summary ?? "")") } }
    return printout
  }
}
