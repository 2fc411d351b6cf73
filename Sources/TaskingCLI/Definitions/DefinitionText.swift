import Store
import Tasking
import TaskingAPI
import TaskingMachine
import TaskingRendering
import Workflow
import WorkflowFile

/// A definition with its text, from a file or from the program itself.
struct DefinitionText {
  let definition: Definition
  let text: String

  /// SHA-256 of the text, as a store has it.
  var digest: String {
    Source(kind: .workflow, name: definition.workflow, version: definition.version, text: text).digest
  }

  /// Reads and checks a file; without one, the definition that the program brings with it.
  ///
  /// - Throws: `malformed` if it cannot be read, is no definition, or is not sound; `internalFault` if the program brings
  ///   none.
  init(_ file: String?, in session: Session) throws(TaskingError) {
    guard let file else {
      try self.init(builtIn: Beginning.builtIn)
      return
    }
    let text = try TextFile.read(file)
    let key = FileKind.firstKey(of: text)
    guard key == "workflow" else {
      throw TaskingError(
        .malformed, "\(file) is no definition: a definition begins with the key 'workflow', its name",
        hint: "tasking workflow check \(file)")
    }
    let check = try FileCheck(file, text: text, surroundings: session.surroundings)
    guard check.isSound, let definition = DefinitionFile.read(text, file: file).value else {
      throw TaskingError(
        .malformed, "\(file) cannot be used",
        details: check.diagnostics.map { TaskingError.Detail(code: "diagnostic", message: $0) })
    }
    self.init(definition, text)
  }

  private init(_ definition: Definition, _ text: String) {
    self.definition = definition
    self.text = text
  }

  private init(builtIn files: Beginning.Files) throws(TaskingError) {
    for file in files where !file.path.contains("/") && FileKind(of: file.text) == .workflow {
      guard let definition = DefinitionFile.read(file.text, file: file.path).value else { continue }
      self.init(definition, file.text)
      return
    }
    throw TaskingError(.internalFault, "the program brings no definition with it")
  }
}

extension Session {
  /// Writes a whole text: to a file if one is named, to standard output if not; the status is that of the program.
  ///
  /// - Throws: `malformed` if the file cannot be written.
  func write(_ text: String, to file: String?) throws(TaskingError) -> Int32 {
    guard let file else {
      host.output(text)
      return 0
    }
    try TextFile.write(text, to: file)
    return write(Printout(err: flags.quiet ? [] : ["wrote \(Visible.line(file))"]))
  }

  /// Refuses flags that mean nothing to a command that needs no store and writes a text.
  ///
  /// - Throws: `usage`.
  func refuseStoreFlags(_ verb: String) throws(TaskingError) {
    try refuseWritingFlags(verb)
    try CalendarText.refuseNow(self)
  }
}
