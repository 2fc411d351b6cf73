import TaskingAPI

extension Command.CheckStaffing: Look {
  func run(in context: Context) throws -> Staffing {
    try context.service.staffing(day, context.session, context.reader)
  }
}
