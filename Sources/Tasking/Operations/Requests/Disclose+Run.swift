import TaskingAPI

extension Command.Disclose: Act {
  static var isDecidedByDefinition: Bool { true }

  func run(in context: Acting) throws -> Written {
    try context.settle(context.service.disclose(self, context.terms, context.session, context.writer))
  }
}
