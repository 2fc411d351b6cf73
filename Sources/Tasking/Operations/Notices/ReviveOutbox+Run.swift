import Store
import TaskingAPI

extension Command.ReviveOutbox: Act {
  /// Has what was given up tried again.
  func run(in context: Acting) throws -> Revived {
    let (session, transaction) = (context.session, context.writer)
    let wanted: [String?] = ids.isEmpty ? [nil] : ids
    var count = 0
    for id in wanted {
      let found = try transaction.revive(id, at: session.now)
      if let id, found == 0 {
        throw TaskingError(
          .notFound, "nothing that was given up is called '\(id.prefix(80))'", hint: "tasking outbox list")
      }
      count += found
    }
    return Revived(messages: count)
  }
}
