import Store
import TaskingAPI
import Workflow
import WorkflowFile
import WorkingTime

extension Command.Migrate: Act {
  func run(in context: Acting) throws -> Impact {
    try context.migrate(self)
  }
}

extension Acting {
  /// Has every open request of a workflow follow the definition in use, or says what that would do.
  fileprivate func migrate(_ migrate: Command.Migrate) throws -> Impact {
    let goal = try shelf.definition(workflow: migrate.workflow, in: writer)
    let goalKernel = try kernel(goal)
    let name = goal.definition.workflow
    let map = try migrate.map.map { try self.map($0, to: goal.definition) } ?? MigrationMap()
    var impact = Impact(
      kind: Source.Kind.workflow.rawValue, name: name, from: 0, to: goal.definition.version,
      isDone: !migrate.isTrial)
    let before = try writer.head()
    try eachOpen() { kernel, snapshot, caughtUp in
      guard kernel.definition.workflow == name, snapshot.definition != goal.digest else { return }
      impact.from = max(impact.from, kernel.definition.version)
      let event = try migrated(
        snapshot, kernel, to: goalKernel, map, digest: goal.digest, reason: migrate.reason, into: &impact)
      guard let event, !migrate.isTrial else { return }
      try keep(caughtUp, event, on: snapshot, under: goal.definition)
    }
    if let head = try writer.head(), head != before { (impact.seq, impact.head) = (head.seq, head.hash.hex) }
    return impact
  }
}

extension Context {
  fileprivate func map(_ source: Command.SourceText, to new: Definition) throws -> MigrationMap {
    let old = try shelf.definitions(in: reader).map(\.definition).filter { $0.workflow == new.workflow }
    let loaded = MigrationFile.read(source.text, file: source.file, from: old, to: new)
    guard let map = loaded.value, !loaded.hasErrors else {
      throw TaskingError(
        .malformed, "\(source.file) cannot be used",
        details: loaded.diagnostics.map { TaskingError.Detail(code: "diagnostic", message: $0.description) })
    }
    return map
  }
}
