import TaskingAPI

extension Command.Appoint: Act {
  func run(in context: Acting) throws -> AbsenceWritten {
    try context.service.appoint(self, context.session, context.writer)
  }
}
