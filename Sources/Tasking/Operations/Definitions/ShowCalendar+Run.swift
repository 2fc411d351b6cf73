import TaskingAPI

extension Command.ShowCalendar: Look {
  func run(in context: Context) throws -> CalendarDetail {
    try context.service.calendar(self, context.session, context.reader)
  }
}
