import TaskingAPI

extension Command.ShowHandover: Look {
  func run(in context: Context) throws -> Handover {
    try context.handover(number)
  }
}
