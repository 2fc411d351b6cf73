import TaskingAPI

extension Command.RecordAbsence: Act {
  func run(in context: Acting) throws -> AbsenceWritten {
    try context.record(self)
  }
}
