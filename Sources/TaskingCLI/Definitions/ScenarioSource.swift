import Tasking
import TaskingAPI
import TaskingMachine
import Workflow
import WorkflowFile
import WorkflowLab
import WorkingTime

/// A file of scenarios that has been read, and where its definition is.
struct ScenarioSource {
  /// What diagnostics call the file; a path, or that of a built-in one.
  let name: String
  let text: String
  /// Whether it came with the program.
  var isBuiltIn = false

  /// The file of the definition of a workflow: beside the scenarios' folder, or beside themselves; nil for a built-in one.
  func definitionFile(of workflow: String) -> String? {
    guard !isBuiltIn, !workflow.contains("/") else { return nil }
    let folder = FilePath.folder(of: name)
    let place = ["\(folder)/..", folder].first { YAMLFolder.names(in: $0)?.contains("\(workflow).yaml") ?? false }
    return place.map { "\($0)/\(workflow).yaml" }
  }

  /// The scenarios with every name in them looked up in their definition.
  ///
  /// - Throws: `malformed` if the definition, or a file beside it, cannot be read.
  func checked(_ surroundings: Surroundings) throws(TaskingError) -> Loaded<ScenarioSet> {
    let loaded = ScenarioFile.read(text, file: name)
    guard let set = loaded.value else { return loaded }
    let definition = try TestedDefinition(of: set, in: self, surroundings)
    return ScenarioFile.check(text, file: name, on: definition.ground)
  }
}

/// A definition that scenarios are played on, with everything that it needs.
struct TestedDefinition {
  /// What diagnostics call its file.
  let name: String
  let ground: ScenarioGround
  /// Whether it came with the program.
  let isBuiltIn: Bool

  /// The definition of a file.
  ///
  /// - Throws: `malformed` if it cannot be used.
  init(file: String, _ surroundings: Surroundings) throws(TaskingError) {
    let folder = FilePath.folder(of: file)
    let castFile = "\(folder)/\(TestedDefinition.castName)"
    let hasCast = YAMLFolder.names(in: folder)?.contains(TestedDefinition.castName) ?? false
    try self.init(
      file, try TextFile.read(file), Neighbours(of: file, surroundings: surroundings),
      cast: hasCast ? (castFile, try TextFile.read(castFile)) : try TestedDefinition.builtInCast(), surroundings,
      isBuiltIn: false)
  }

  /// A definition that came with the program; the first one if no name is said.
  ///
  /// - Throws: `notFound` if there is none of that name.
  init(builtIn workflow: String?, _ surroundings: Surroundings) throws(TaskingError) {
    let files = TestedDefinition.builtIn.filter { file in
      workflow == nil || DefinitionFile.read(file.text, file: file.path).value?.workflow == workflow
    }
    guard let file = files.first else {
      throw TaskingError(
        .notFound, "there is no definition of '\(workflow ?? "")' beside its scenarios, and none is built in",
        hint: "say which file with --workflow FILE")
    }
    try self.init(
      file.path, file.text, Neighbours.builtIn(surroundings), cast: try TestedDefinition.builtInCast(), surroundings,
      isBuiltIn: true)
  }

  /// The definition that scenarios are about.
  ///
  /// - Throws: as the others.
  init(of set: ScenarioSet, in source: ScenarioSource, _ surroundings: Surroundings) throws(TaskingError) {
    if let file = source.definitionFile(of: set.workflow.value) {
      try self.init(file: file, surroundings)
    } else {
      try self.init(builtIn: set.workflow.value, surroundings)
    }
  }

  private init(
    _ name: String, _ text: String, _ neighbours: Neighbours, cast: (name: String, text: String),
    _ surroundings: Surroundings, isBuiltIn: Bool
  ) throws(TaskingError) {
    var lines = neighbours.diagnostics
    let read = CastFile.read(cast.text, file: cast.name)
    if read.hasErrors { lines += read.diagnostics.map(\.description) }
    let loaded = DefinitionFile.check(
      text, file: name, registers: neighbours.registers, calendars: Set(neighbours.calendars.keys),
      zones: surroundings.zones)
    if neighbours.diagnostics.isEmpty, loaded.hasErrors { lines += loaded.diagnostics.map(\.description) }
    guard lines.isEmpty, let definition = loaded.value, let people = read.value?.people else {
      throw TaskingError(
        .malformed, "\(name) cannot be used", hint: isBuiltIn ? nil : "tasking workflow check \(name)",
        details: lines.map { TaskingError.Detail(code: "diagnostic", message: $0) })
    }
    self.name = name
    self.isBuiltIn = isBuiltIn
    ground = ScenarioGround(
      definition: definition, registers: neighbours.registers, calendars: neighbours.calendars,
      people: people.map { Person($0) }, zones: surroundings.zones)
  }

  private static let castName = "rehearsal.yaml"

  private static var builtIn: Beginning.Files {
    Beginning.builtIn.filter { !$0.path.contains("/") && $0.path != castName }
  }

  private static func builtInCast() throws(TaskingError) -> (name: String, text: String) {
    guard let file = Beginning.builtIn.first(where: { $0.path == castName }) else {
      throw TaskingError(.internalFault, "no cast is built in")
    }
    return (file.path, file.text)
  }
}
