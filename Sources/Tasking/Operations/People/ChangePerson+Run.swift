import TaskingAPI

extension Command.ChangePerson: Act {
  func run(in context: Acting) throws -> PersonWritten {
    try context.service.change(self, context.session, context.writer)
  }
}
