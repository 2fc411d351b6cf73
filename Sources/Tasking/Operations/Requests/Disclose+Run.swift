import TaskingAPI

extension Command.Disclose: RequestAct {
  func run(in context: Acting) throws -> Written {
    try context.settle(context.disclose(self, context.terms))
  }
}
