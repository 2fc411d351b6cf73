import ArgumentParser
import Tasking
import TaskingAPI

/// `list`: all requests.
struct ListVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List requests; every open one, or those that the filters name.",
    discussion: Filters.discussion)

  @OptionGroup var filters: Filters
  @OptionGroup(title: "The past") var past: Past
  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("list")
    return try session.answer(filters.list(.all), asAt: past.phrase)
  }
}
