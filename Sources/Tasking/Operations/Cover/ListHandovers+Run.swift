import TaskingAPI

extension Command.ListHandovers: Look {
  func run(in context: Context) throws -> Handovers {
    try context.handovers()
  }
}
