import ArgumentParser
import Tasking
import TaskingAPI

/// What narrows a list.
struct Filters: ParsableArguments {
  /// What a filter may be.
  static let discussion = """
    A filter is field:value, several values with commas, as in state:queued,offered establishment:MDI; or one of @me, \
    @unassigned, @overdue, @held.
    """

  @Argument(help: "Which requests.")
  var filters: [String] = []

  @Option(help: ArgumentHelp("At most so many.", valueName: "n"))
  var limit: Int?

  /// Checks what the types do not.
  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit wants a number, at least 1") }
  }

  /// The list that is asked for.
  func list(_ view: Command.List.View) -> Command.List {
    Command.List(view: view, filters: filters, limit: limit)
  }
}
