import ArgumentParser
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
    defer { session.progress()("", 0, 0) }
    let copied = try session.send(Command.BackUp(file: file)).answer
    let status = session.write(try copied.printout(session.format, isQuiet: everywhere.quiet))
    if let fault = copied.fault.flatMap(Renderer.fault) { throw fault }
    return status
  }
}
