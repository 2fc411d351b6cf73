import TaskingAPI

extension Command.Next: Look {
  func run(in context: Context) throws -> NextMoves {
    try context.next(reference)
  }
}
