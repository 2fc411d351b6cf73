import ArgumentParser
import Tasking
import TaskingAPI
import TaskingRendering

/// `inbox`: one's notices.
struct InboxVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "inbox", abstract: "Your notices, the most urgent first; what is shown counts as seen.",
    discussion: "What you have not seen is marked *. --all lists what you have seen as well.")

  @Flag(help: "What was seen before, and what was overtaken, as well.")
  var all = false

  @Flag(help: "What is shown stays unseen.")
  var keep = false

  @Option(help: ArgumentHelp("At most so many; 200 until it is said.", valueName: "n"))
  var limit: Int?

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  /// Checks what the types do not.
  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit wants a number of notices, at least 1") }
  }

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("inbox")
    session.onlyLooks = keep
    try session.format.check(Inbox.self)
    let reply = try session.send(Command.ReadInbox(all: all, limit: limit))
    let status = try session.write(reply)
    guard !keep else { return status }
    let unseen = try reply.answer.notices.filter { !$0.isSeen }.map(\.notice)
    // Only what was written has been seen: to a full disk, or a pipe that nobody reads, nothing was.
    guard !unseen.isEmpty, !session.canOnlyLook, status == 0, session.host.isWritten() else { return status }
    _ = try session.send(Command.SeeNotices(notices: unseen), isFollowing: true)
    return status
  }
}
