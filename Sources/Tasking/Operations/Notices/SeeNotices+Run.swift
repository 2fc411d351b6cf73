import TaskingAPI

extension Command.SeeNotices: Act {
  func run(in context: Acting) throws -> Inbox {
    try context.service.see(notices, context.session, context.writer)
  }
}
