import Store
import TaskingAPI
import Workflow
import WorkflowFile
import WorkingTime

extension Command.Migrate: Job {
  /// Request by request in short acts, between which others write: what has gone over stays when the rest does not, and
  /// the next run goes on with it.
  func run(in context: Working) throws -> Reply<Impact> {
    guard context.terms.asAt == nil else { throw TaskingError(.usage, "nothing can be done in the past") }
    var migration = try context.look { try Migration(self, in: $0) }
    if isTrial {
      return try context.look { looking in
        let kernel = try looking.kernel(migration.goal)
        try looking.eachOpen { own, snapshot, _ in _ = try migration.take(own, snapshot, to: kernel, in: looking) }
        return looking.session.reply(migration.impact)
      }
    }
    var place = Context.Place.start
    while place != .end {
      do {
        let step = migration
        (migration, place) = try context.act { try step.gone(on: place, in: $0) }
      } catch let error as TaskingError {
        throw migration.cutOff(by: error)
      } catch let fault as StoreFault {
        throw migration.cutOff(by: TaskingError(fault))
      }
      if place != .end { context.store.giveWay() }
    }
    return try context.look { $0.session.reply(migration.impact) }
  }
}

/// Open requests on the way to the definition in use, and what that does to them.
private struct Migration {
  private let workflow: String?
  private let reason: String?
  let goal: PinnedDefinition
  private let map: MigrationMap
  private(set) var impact: Impact
  /// How many have gone over.
  private var done = 0

  init(_ asked: Command.Migrate, in context: Context) throws {
    let goal = try context.shelf.definition(workflow: asked.workflow, in: context.reader)
    self.goal = goal
    workflow = asked.workflow
    reason = asked.reason
    map = try asked.map.map { try context.map($0, to: goal.definition) } ?? MigrationMap()
    impact = Impact(
      kind: Source.Kind.workflow.rawValue, name: goal.definition.workflow, from: 0, to: goal.definition.version,
      isDone: !asked.isTrial)
  }

  /// What becomes of one request; nil if nothing does.
  mutating func take(_ own: Kernel, _ snapshot: Snapshot, to kernel: Kernel, in context: Context) throws -> Event? {
    guard own.definition.workflow == goal.definition.workflow, snapshot.definition != goal.digest else { return nil }
    impact.from = max(impact.from, own.definition.version)
    return try context.migrated(
      snapshot, own, to: kernel, map, digest: goal.digest, reason: reason, into: &impact)
  }

  /// The same after the next requests have gone over, and where it stopped.
  func gone(on place: Context.Place, in context: Acting) throws -> (Migration, Context.Place) {
    guard try context.shelf.definition(workflow: workflow, in: context.writer).digest == goal.digest else {
      throw TaskingError(.refused, "another version of \(goal.definition.workflow) was put to use meanwhile")
    }
    var next = self
    let kernel = try context.kernel(goal)
    let stop = try context.eachOpen(from: place, isBrief: true) { own, snapshot, caughtUp in
      guard let event = try next.take(own, snapshot, to: kernel, in: context) else { return }
      let receipt = try context.keep(caughtUp, event, on: snapshot, under: goal.definition)
      (next.impact.seq, next.impact.head) = (receipt.seq, receipt.hash)
      next.done += 1
    }
    return (next, stop)
  }

  /// An error that says how far it came.
  func cutOff(by error: TaskingError) -> TaskingError {
    guard done > 0 else { return error }
    var told = error
    told.message += "; \(Context.requests(done)) went over before that, and stay"
    told.hint = "say it again for the rest"
    return told
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
