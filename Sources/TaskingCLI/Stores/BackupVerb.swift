import ArgumentParser
import SQLiteStore
import Store
import Tasking

/// `backup`: a checked copy of the store.
struct BackupVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy the store to a new file, and check the copy; nobody has to stop writing.",
    discussion: """
      The copy is of one moment, and every entry of it is checked before it gets its name. It holds everything, in clear: the \
      folder has to be its owner's only, mode 0700. Keep what it says, seq and head, elsewhere: it proves that nothing of \
      the copy was changed.
      """)

  @Argument(help: "The new file; one that is there is never written over.")
  var file: String

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("backup")
    let path = try session.storePath()
    do {
      let extent = try SQLiteStore(path, .readOnly).backUp(to: file)
      let copied = Copied(extent, .backup, of: path, at: file)
      return session.write(try copied.printout(session.format, isQuiet: everywhere.quiet))
    } catch let fault as StoreFault {
      throw TaskingError(fault)
    }
  }
}
