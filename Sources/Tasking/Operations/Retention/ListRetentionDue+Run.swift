import TaskingAPI

extension Command.ListRetentionDue: Look {
  func run(in context: Context) throws -> RetentionDue {
    try context.service.retentionDue(by: by, context.session, context.reader)
  }
}
