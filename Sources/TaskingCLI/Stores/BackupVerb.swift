import ArgumentParser
import SQLiteStore
import Store
import Tasking
import TaskingAPI
import TaskingRendering

/// `backup`: a checked copy of the store.
struct BackupVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy the store to a new file, and check the copy; nobody has to stop writing.",
    discussion: """
      The copy is of one moment, and audit verify looks at it before it gets its name; what it finds is told. Before it does, the access log \
      of the store says who took it. It holds everything, in clear: the folder has to be its owner's only, mode 0700. Keep what it says, seq and head, elsewhere: it proves that nothing of \
      the copy was changed.
      """)

  @Argument(help: "The new file; one that is there is never written over.")
  var file: String

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("backup")
    let path = try session.storePath()
    let progress = session.progress()
    defer { progress("", 0, 0) }
    do {
      let (store, isWritable) = try opened(path)
      var report: AuditReport?
      let extent = try store.backUp(
        to: file, progress: progress, examine: { report = try session.audit($0) }
      ) { extent in
        guard isWritable else { return }
        // Who has a copy of everything is on record before there is one.
        _ = try store.write { transaction in
          let detail = StoreTrace.Detail(file: file, extent)
          return try transaction.log(try session.trace.line(Access.Act.backup, detail, in: transaction))
        }
      }
      let copied = Copied(extent, .backup, of: path, at: file, isLogged: isWritable, report: report)
      let status = session.write(try copied.printout(session.format, isQuiet: everywhere.quiet))
      if let fault = report.flatMap(Renderer.fault) { throw fault }
      return status
    } catch let fault as StoreFault {
      throw TaskingError(fault)
    }
  }

  /// The store as whoever writes has it; where that is refused, as whoever looks has it.
  private func opened(_ path: String) throws(StoreFault) -> (SQLiteStore, isWritable: Bool) {
    do {
      return (try SQLiteStore(path), true)
    } catch .readOnly {
      return (try SQLiteStore(path, .readOnly), false)
    }
  }
}
