import TaskingAPI

extension Command.AddPerson: Act {
  func run(in context: Acting) throws -> PersonWritten {
    try context.service.add(self, context.session, context.writer)
  }
}
