import TaskingAPI

extension Command.ListWorkflows: Look {
  func run(in context: Context) throws -> Workflows {
    try context.service.workflows(context.session, context.reader)
  }
}
