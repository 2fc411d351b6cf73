import TaskingAPI

extension Command.ListAbsences: Look {
  func run(in context: Context) throws -> Absences {
    try context.absences(self)
  }
}
