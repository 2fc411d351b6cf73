import TaskingAPI

extension Command.Leave: Act {
  func run(in context: Acting) throws -> PersonLeft {
    try context.service.leave(self, context.session, context.writer)
  }
}
