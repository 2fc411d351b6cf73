import ArgumentParser
import Tasking
import TaskingAPI

/// `outbox list`: what has not arrived.
struct OutboxListVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List notices that have not arrived, with when they are tried next, or why not.")

  @Flag(help: "Those that have arrived as well, with the message in which they went.")
  var all = false

  @Option(help: ArgumentHelp("At most so many; 200 until it is said.", valueName: "n"))
  var limit: Int?

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  /// Checks what the types do not.
  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit wants a number of notices, at least 1") }
  }

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("outbox list")
    session.onlyLooks = true
    return try session.answer(Command.ListOutbox(all: all, limit: limit))
  }
}
