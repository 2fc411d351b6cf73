import TaskingAPI

extension Command.AcceptHandover: Act {
  func run(in context: Acting) throws -> Handover {
    try context.service.acceptHandover(number, context.session, context.writer)
  }
}
