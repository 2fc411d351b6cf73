import TaskingAPI

extension Command.Migrate: Act {
  func run(in context: Acting) throws -> Impact {
    try context.migrate(self)
  }
}
