import TaskingAPI

extension Command.ProveQuiet: Look {
  func run(in context: Context) throws -> Quietness {
    try context.service.proveQuiet(self, context.session, context.reader)
  }
}
