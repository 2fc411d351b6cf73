import TaskingAPI

extension Command.Next: Look {
  func run(in context: Context) throws -> NextMoves {
    try context.service.next(reference, context.session, context.reader)
  }
}
