import ArgumentParser
import Tasking
import TaskingAPI

/// `queue`: what waits for me.
struct QueueVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "queue", abstract: "List what waits for my roles, or for me.", discussion: Filters.discussion)

  @OptionGroup var filters: Filters
  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("queue")
    return try session.answer(filters.list(.queue))
  }
}
