import TaskingAPI
import Workflow

extension Command.Acknowledge: RequestAct {
  func run(in context: Acting) throws -> Written {
    try context.settle(
      context.act(.acknowledge, on: reference, fields, nil, context.terms))
  }
}
