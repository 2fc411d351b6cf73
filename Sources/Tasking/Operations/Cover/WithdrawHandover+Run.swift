import TaskingAPI

extension Command.WithdrawHandover: Act {
  func run(in context: Acting) throws -> Handover {
    try context.withdrawHandover(number)
  }
}
