import TaskingAPI

extension Command.Disclose: RequestAct {
  func run(in context: Acting) throws -> Written {
    try context.settle(context.service.disclose(self, context.terms, context.session, context.writer))
  }
}
