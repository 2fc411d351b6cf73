import TaskingAPI

extension Command.ShowWorkflow: Look {
  func run(in context: Context) throws -> WorkflowDetail {
    try context.service.workflow(name, context.session, context.reader)
  }
}
