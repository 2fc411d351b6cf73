import TaskingAPI

extension Command.EndAbsence: Act {
  func run(in context: Acting) throws -> AbsenceWritten {
    try context.end(self)
  }
}
