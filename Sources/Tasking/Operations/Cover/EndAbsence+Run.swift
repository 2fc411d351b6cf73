import TaskingAPI

extension Command.EndAbsence: Act {
  func run(in context: Acting) throws -> AbsenceWritten {
    try context.service.end(self, context.session, context.writer)
  }
}
