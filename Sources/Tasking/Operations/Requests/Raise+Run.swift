import TaskingAPI

extension Command.Raise: Act {
  static var isDecidedByDefinition: Bool { true }

  func run(in context: Acting) throws -> Written {
    try context.settle(context.service.raise(self, context.terms, context.session, context.writer))
  }
}
