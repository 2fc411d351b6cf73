import TaskingAPI

extension Command.ListAbsences: Look {
  func run(in context: Context) throws -> Absences {
    try context.service.absences(self, context.session, context.reader)
  }
}
