import TaskingAPI

extension Command.RenewKey: Act {
  func run(in context: Acting) throws -> KeyRenewed {
    try context.renewKey(self)
  }
}
