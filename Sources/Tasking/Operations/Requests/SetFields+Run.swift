import TaskingAPI
import Workflow

extension Command.SetFields: Act {
  static var isDecidedByDefinition: Bool { true }

  func run(in context: Acting) throws -> Written {
    try context.settle(
      context.service.act(.set, on: reference, fields, nil, context.terms, context.session, context.writer))
  }
}
