import ArgumentParser
import Tasking
import TaskingAPI
import TaskingMachine

/// `audit verify`: walks both chains, and compares every row with the journal.
struct AuditVerifyVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Walk both chains, check every digest, and compare every row with the journal.",
    discussion: """
      It writes nothing, and takes no lock that others wait for. Alone it finds accidents and clumsy edits; with \
      --receipts also a journal that was written anew with care, and an older copy that was put back. Exit 9 if \
      anything is found.
      """)

  @Option(
    help: ArgumentHelp("Compare with JSON lines: receipts of commands that wrote, and anchors.", valueName: "file"))
  var receipts: String?

  @Option(help: ArgumentHelp("Check anchors by a public key that was kept elsewhere.", valueName: "file"))
  var key: String?

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  /// The most that a file of receipts may hold.
  private static let longest = 256 << 20

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("audit verify")
    var verify = Command.Verify()
    // Read first: what is written while the store is walked is no line of it.
    if let receipts {
      verify.receipts = Command.SourceText(
        file: receipts, text: try TextFile.read(receipts, limit: Self.longest))
    }
    if let key { verify.key = Command.SourceText(file: key, text: try TextFile.read(key)) }
    session.onlyLooks = true
    session.toleratesLoss = true
    return try session.answer(verify)
  }
}
