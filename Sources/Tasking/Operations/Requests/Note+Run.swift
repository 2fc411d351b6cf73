import TaskingAPI
import Workflow

extension Command.Note: RequestAct {
  func run(in context: Acting) throws -> Written {
    try context.settle(
      context.act(.note, on: reference, fields, occurred, context.terms))
  }
}
