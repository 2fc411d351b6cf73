import TaskingAPI

extension Command.ProveQuiet: Look {
  func run(in context: Context) throws -> Quietness {
    try context.proveQuiet(self)
  }
}
