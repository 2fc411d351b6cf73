import Store
import TaskingAPI

extension Command.PreviewCalendar: Look {
  func run(in context: Context) throws -> Impact {
    try context.service.preview(source, of: .calendar, context.session, context.reader)
  }
}
