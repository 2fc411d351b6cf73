import TaskingAPI

extension Command.CheckStaffing: Look {
  func run(in context: Context) throws -> Staffing {
    try context.staffing(day)
  }
}
