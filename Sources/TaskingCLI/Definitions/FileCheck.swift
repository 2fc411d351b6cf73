import Tasking
import Workflow
import WorkflowFile
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
    if Self.firstKey(of: text) == "rehearsal" {
      let loaded = CastFile.read(text, file: file)
      diagnostics = loaded.diagnostics.map(\.description)
      summary =
        loaded.hasErrors ? nil : loaded.value.map { "rehearsal version \($0.version), \($0.people.count) people" }
      return
    }
    let neighbours = try Neighbours(of: file, surroundings: surroundings)
    let desk = CheckingDesk(
      registers: neighbours.registers, calendars: neighbours.calendars,
      on: Zone.utc.date(at: surroundings.now()), staff: staff, zone: { surroundings.zone($0) })
    let finding = desk.finding(text, file: file)
    // Where a neighbour is broken, what is said of its absence would mislead.
    let isWhole = neighbours.diagnostics.isEmpty || Self.firstKey(of: text) != "workflow"
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

  /// The first key of a file says what it is.
  static func firstKey(of text: String) -> String {
    let lines = text.split(whereSeparator: \.isNewline)
    let line = lines.first { $0.first != "#" && $0.first?.isWhitespace == false }
    return line.map { String($0.prefix { $0 != ":" }) } ?? ""
  }
}

/// The registers and calendars that a definition can use: those beside it, or the built-in ones.
private struct Neighbours {
  private(set) var registers: NameTable<Register> = []
  private(set) var calendars: Set<String> = []
  /// What is wrong with them.
  private(set) var diagnostics: [String] = []

  init(of file: String, surroundings: Surroundings) throws(TaskingError) {
    let slash = file.lastIndex(of: "/")
    let folder = slash.map { String(file[..<$0]) } ?? "."
    let beside = try YAMLFolder.files(folder.isEmpty ? "/" : folder).filter { $0.path.contains("/") }
    let ofOurs = Beginning.builtIn.filter { file in
      // Of either kind all are beside it, or all are the built-in ones.
      file.path.contains("/") && !beside.contains { $0.path.prefix(5) == file.path.prefix(5) }
    }
    let files =
      beside.map { (name: "\(folder)/\($0.path)", $0.path, $0.text) } + ofOurs.map { ($0.path, $0.path, $0.text) }
    for (name, path, text) in files {
      if path.hasPrefix("registers/") {
        let loaded = RegisterFile.read(text, file: name)
        if loaded.hasErrors { diagnostics += loaded.diagnostics.map(\.description) }
        if let register = loaded.value, !loaded.hasErrors { registers.append(register) }
      } else if path.hasPrefix("calendars/") {
        let loaded = CalendarFile.read(text, file: name, zone: { surroundings.zone($0) })
        if loaded.hasErrors { diagnostics += loaded.diagnostics.map(\.description) }
        if let calendar = loaded.value, !loaded.hasErrors { calendars.insert(calendar.name) }
      }
    }
  }
}
