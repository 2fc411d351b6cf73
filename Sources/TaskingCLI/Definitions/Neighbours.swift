import Tasking
import TaskingAPI
import TaskingMachine
import Workflow
import WorkflowFile
import WorkingTime

/// The registers and calendars that a definition can use: those beside it, or the built-in ones.
struct Neighbours {
  private(set) var registers: NameTable<Register> = []
  /// By name.
  private(set) var calendars: [String: WorkingCalendar] = [:]
  /// What is wrong with them.
  private(set) var diagnostics: [String] = []

  /// - Throws: `malformed` if a file beside it cannot be read.
  init(of file: String, surroundings: Surroundings) throws(TaskingError) {
    let folder = FilePath.folder(of: file)
    try self.init(
      beside: try YAMLFolder.files(folder, parts: ["calendars/", "registers/"]), in: folder, surroundings)
  }

  /// The built-in ones.
  static func builtIn(_ surroundings: Surroundings) throws(TaskingError) -> Neighbours {
    try Neighbours(beside: [], in: "", surroundings)
  }

  /// The definitions beside a file that can be read, or the built-in ones where none stands there.
  ///
  /// - Throws: `malformed` if a file beside it cannot be read.
  static func definitions(beside file: String) throws(TaskingError) -> [Definition] {
    func read(_ files: Beginning.Files) -> [Definition] {
      files.filter { !$0.path.contains("/") && FileKind(of: $0.text) == .workflow }
        .compactMap { DefinitionFile.read($0.text, file: $0.path).value }
    }
    let beside = read(try YAMLFolder.files(FilePath.folder(of: file), parts: [""]))
    return beside.isEmpty ? read(Beginning.builtIn) : beside
  }

  private init(beside: Beginning.Files, in folder: String, _ surroundings: Surroundings) throws(TaskingError) {
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
        if let calendar = loaded.value, !loaded.hasErrors { calendars[calendar.name] = calendar }
      }
    }
  }
}

/// Paths as they are typed.
enum FilePath {
  /// The folder in which a file is.
  static func folder(of file: String) -> String {
    guard let slash = file.lastIndex(of: "/") else { return "." }
    return slash == file.startIndex ? "/" : String(file[..<slash])
  }
}
