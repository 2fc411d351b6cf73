import TaskingAPI

extension Command.ExplainMove: Look {
  func run(in context: Context) throws -> MoveHelp {
    try context.explain(move)
  }
}
