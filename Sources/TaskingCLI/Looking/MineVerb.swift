import ArgumentParser
import Tasking
import TaskingAPI

/// `mine`: what I raised or was given.
struct MineVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "mine", abstract: "List what I raised or was given, and is open.", discussion: Filters.discussion)

  @OptionGroup var filters: Filters
  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("mine")
    return try session.answer(filters.list(.mine))
  }
}
