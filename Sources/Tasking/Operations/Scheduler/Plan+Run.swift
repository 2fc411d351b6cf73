import TaskingAPI

extension Command.Plan: Job {
  func run(in context: Working) throws -> Reply<Planned> { try context.plan(self) }
}
