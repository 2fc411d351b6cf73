import TaskingAPI

extension Command.ReviveOutbox: Act {
  func run(in context: Acting) throws -> Revived {
    try context.service.revive(self, context.session, context.writer)
  }
}
