import Store
import TaskingAPI

extension Command.BackUp: Job {
  func run(in context: Working) throws -> Reply<Copied> { try context.reply(context.backUp(to: file)) }
}

extension Working {
  /// Copies the store; before the copy has its name, the log says who took it.
  fileprivate func backUp(to file: String) throws -> Copied {
    let trace = StoreTrace(caller: caller, person: terms.person, surroundings: surroundings)
    var report: AuditReport?
    let extent = try store.backUp(
      to: file, progress: watch.tell,
      examine: { copy in
        guard copy.identity.schemaVersion == store.identity.schemaVersion else { return }
        report = try StoreAudit(copy, Shelf(surroundings: surroundings), watch, at: surroundings.now()).run()
      },
      admit: { extent in
        guard !canOnlyLook else { return }
        // Who has a copy of everything is on record before there is one.
        _ = try store.write { transaction in
          let detail = StoreTrace.Detail(file: file, extent)
          return try transaction.log(try trace.line(Access.Act.backup, detail, in: transaction))
        }
      })
    return Copied(extent, .backup, of: store.place, at: file, isLogged: !canOnlyLook, report: report)
  }
}
