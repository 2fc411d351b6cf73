import TaskingAPI
import Workflow

extension Command.Correct: RequestAct {
  func run(in context: Acting) throws -> Written {
    try context.settle(
      context.act(.correct(of: of), on: reference, fields, nil, context.terms))
  }
}
