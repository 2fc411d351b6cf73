import TaskingAPI

extension Command.ListOutbox: Look {
  func run(in context: Context) throws -> Outbox {
    try context.service.outbox(self, context.session, context.reader)
  }
}
