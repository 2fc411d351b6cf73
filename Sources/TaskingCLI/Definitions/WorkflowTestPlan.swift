import Tasking
import TaskingAPI
import TaskingMachine
import Workflow
import WorkflowFile
import WorkflowLab
import WorkingTime

/// Which scenarios are played on which definitions.
struct WorkflowTestPlan {
  /// A definition with its scenarios.
  struct Part {
    let definition: TestedDefinition
    var sets: [ScenarioSet] = []
  }

  private(set) var parts: [Part] = []
  private let surroundings: Surroundings
  /// The definition that was said for all of them.
  private let chosen: String?

  /// What is meant by paths, or by none.
  ///
  /// - Throws: `malformed` with every diagnostic of a file that cannot be used, `usage` if a path is none of what it can
  ///   be.
  init(_ paths: [String], workflow: String?, surroundings: Surroundings) throws(TaskingError) {
    self.surroundings = surroundings
    chosen = workflow
    if paths.isEmpty {
      if let workflow {
        try add(definition: workflow)
      } else {
        try addBuiltIn()
      }
    }
    for path in paths { try add(path) }
  }

  private mutating func addBuiltIn() throws(TaskingError) {
    for file in Beginning.builtInTests {
      try add(ScenarioSource(name: "tests/\(file.path)", text: file.text, isBuiltIn: true))
    }
    if parts.isEmpty { parts = [Part(definition: try TestedDefinition(builtIn: nil, surroundings))] }
  }

  private mutating func add(_ path: String) throws(TaskingError) {
    guard let names = YAMLFolder.names(in: path) else { return try add(file: path, text: try TextFile.read(path)) }
    var found: [(name: String, text: String, key: String)] = []
    for name in names {
      let text = try TextFile.read("\(path)/\(name)")
      found.append(("\(path)/\(name)", text, FileKind.firstKey(of: text)))
    }
    let scenarios = found.filter { $0.key == ScenarioFile.firstKey }
    for file in scenarios { try add(ScenarioSource(name: file.name, text: file.text)) }
    let definitions = found.filter { $0.key == "workflow" }
    if scenarios.isEmpty { for file in definitions { try add(definition: file.name) } }
    guard scenarios.isEmpty, definitions.isEmpty else { return }
    throw TaskingError(
      .usage, "there are neither scenarios nor a definition in '\(path)'",
      hint: "a file of scenarios begins with \(ScenarioFile.firstKey):")
  }

  private mutating func add(file: String, text: String) throws(TaskingError) {
    switch FileKind.firstKey(of: text) {
    case ScenarioFile.firstKey: try add(ScenarioSource(name: file, text: text))
    case "workflow": try add(definition: file)
    case let key:
      throw TaskingError(
        .usage, "'\(file)' holds neither scenarios nor a definition: its first key is '\(EntryReader.shown(key))'",
        hint: "a file of scenarios begins with \(ScenarioFile.firstKey):, a definition with workflow:")
    }
  }

  /// A definition with the scenarios in the folder `tests` beside it that are about it.
  private mutating func add(definition file: String) throws(TaskingError) {
    let definition = try TestedDefinition(file: file, surroundings)
    let place = place(of: definition)
    let folder = "\(FilePath.folder(of: file))/tests"
    for name in YAMLFolder.names(in: folder) ?? [] {
      let text = try TextFile.read("\(folder)/\(name)")
      guard FileKind(of: text) == .scenarios else { continue }
      let read = ScenarioFile.read(text, file: "\(folder)/\(name)")
      if let set = read.value, set.workflow.value != definition.ground.definition.workflow { continue }
      parts[place].sets.append(try checked(text, "\(folder)/\(name)", definition))
    }
  }

  private mutating func add(_ source: ScenarioSource) throws(TaskingError) {
    let read = ScenarioFile.read(source.text, file: source.name)
    guard let set = read.value else { throw WorkflowTestPlan.unusable(source.name, read.diagnostics) }
    let file = chosen ?? source.definitionFile(of: set.workflow.value)
    let definition: TestedDefinition
    if let known = try known(file, set.workflow.value) {
      definition = known
    } else {
      definition = try TestedDefinition(of: set, in: source, surroundings)
    }
    let place = place(of: definition)
    parts[place].sets.append(try checked(source.text, source.name, definition))
  }

  /// The definition of a file, or the built-in one, if it has been read already or was said for all.
  private func known(_ file: String?, _ workflow: String) throws(TaskingError) -> TestedDefinition? {
    let part = parts.first { part in
      file.map { part.definition.name == $0 }
        ?? (part.definition.isBuiltIn && part.definition.ground.definition.workflow == workflow)
    }
    if let part { return part.definition }
    return try chosen.map { file throws(TaskingError) in try TestedDefinition(file: file, surroundings) }
  }

  /// The part of a definition, made if there is none yet.
  private mutating func place(of definition: TestedDefinition) -> Int {
    if let place = parts.firstIndex(where: { $0.definition.name == definition.name }) { return place }
    parts.append(Part(definition: definition))
    return parts.count - 1
  }

  private func checked(_ text: String, _ name: String, _ definition: TestedDefinition) throws(TaskingError)
    -> ScenarioSet
  {
    let loaded = ScenarioFile.check(text, file: name, on: definition.ground)
    guard let set = loaded.value else { throw WorkflowTestPlan.unusable(name, loaded.diagnostics) }
    return set
  }

  private static func unusable(_ name: String, _ diagnostics: [Diagnostic]) -> TaskingError {
    TaskingError(
      .malformed, "\(name) cannot be used",
      details: diagnostics.map { TaskingError.Detail(code: "diagnostic", message: $0.description) })
  }
}
