import TaskingAPI

extension Command.AcceptHandover: Act {
  func run(in context: Acting) throws -> Handover {
    try context.acceptHandover(number)
  }
}
