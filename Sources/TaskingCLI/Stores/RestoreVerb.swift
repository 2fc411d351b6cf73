import ArgumentParser
import SQLiteStore
import Store
import Tasking
import TaskingAPI
import TaskingRendering

/// `restore`: a store of a backup.
struct RestoreVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Check a backup, and make a store of it where there is none.",
    discussion: """
      A store that is there is never written over: move it away first, with the files beside it. What was written after \
      the backup is not in it: compare seq and head with the last that you know.
      """)

  @Argument(help: "The backup.")
  var file: String

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    let path = try session.storePath()
    try session.makeUsualFolder(for: path)
    let progress = session.progress()
    defer { progress("", 0, 0) }
    do {
      let replaced = SQLiteStore.keptHead(at: path)
      var report: AuditReport?
      let extent = try SQLiteStore.restore(
        from: file, to: path, progress: progress, examine: { report = try session.audit($0) }
      ) { transaction, extent in
        let detail = StoreTrace.Detail(file: file, extent)
        _ = try transaction.log(try session.trace.line(Access.Act.restored, detail, in: transaction))
      }
      let copied = Copied(
        extent, .restored, of: file, at: path, isLogged: true, report: report, replaced: replaced)
      let status = session.write(try copied.printout(session.format, isQuiet: everywhere.quiet))
      if let fault = report.flatMap(Renderer.fault) { throw fault }
      return status
    } catch let fault as StoreFault {
      throw TaskingError(fault)
    }
  }
}
