import TaskingAPI

extension Command.Simulate: Look {
  func run(in context: Context) throws -> Simulated {
    try context.simulate(self)
  }
}
