import TaskingAPI
import Workflow

extension Command.Move: RequestAct {
  func run(in context: Acting) throws -> Written {
    try context.settle(
      context.service.act(.move(name), on: reference, fields, occurred, context.terms, context.session, context.writer))
  }
}
