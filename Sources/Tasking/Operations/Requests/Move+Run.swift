import TaskingAPI
import Workflow

extension Command.Move: RequestAct {
  func run(in context: Acting) throws -> Written {
    try context.settle(
      context.act(.move(name), on: reference, fields, occurred, context.terms))
  }
}
