import TaskingAPI

extension Command.WithdrawHandover: Act {
  func run(in context: Acting) throws -> Handover {
    try context.service.withdrawHandover(number, context.session, context.writer)
  }
}
