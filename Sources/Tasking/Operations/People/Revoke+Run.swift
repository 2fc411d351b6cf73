import TaskingAPI

extension Command.Revoke: Act {
  func run(in context: Acting) throws -> PersonWritten {
    try context.service.revoke(self, context.session, context.writer)
  }
}
