import ArgumentParser
import Tasking
import TaskingAPI

/// `outbox retry`: what was given up is tried again.
struct OutboxRetryVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "retry", abstract: "Have messages that were given up tried again, under the id that they had.",
    discussion: "The next tick, or tasking outbox deliver, sends them.")

  @Argument(help: ArgumentHelp("Notices or messages, as outbox list names them.", valueName: "id"))
  var ids: [String] = []

  @Flag(help: "Everything that was given up.")
  var all = false

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("outbox retry")
    guard ids.isEmpty == all else {
      throw TaskingError(
        .usage, all ? "outbox retry takes either ids or --all" : "outbox retry wants to know what",
        hint: "tasking outbox retry --all, or name what outbox list shows")
    }
    return try session.answer(Command.ReviveOutbox(ids: ids))
  }
}
