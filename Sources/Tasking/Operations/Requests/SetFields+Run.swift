import TaskingAPI
import Workflow

extension Command.SetFields: RequestAct {
  func run(in context: Acting) throws -> Written {
    try context.settle(
      context.act(.set, on: reference, fields, nil, context.terms))
  }
}
