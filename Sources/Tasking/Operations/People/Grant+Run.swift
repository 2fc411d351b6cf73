import TaskingAPI

extension Command.Grant: Act {
  func run(in context: Acting) throws -> PersonWritten {
    try context.service.grant(self, context.session, context.writer)
  }
}
