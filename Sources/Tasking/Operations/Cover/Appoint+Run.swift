import TaskingAPI

extension Command.Appoint: Act {
  func run(in context: Acting) throws -> AbsenceWritten {
    try context.appoint(self)
  }
}
