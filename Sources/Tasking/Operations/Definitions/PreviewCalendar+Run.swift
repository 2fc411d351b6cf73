import Store
import TaskingAPI

extension Command.PreviewCalendar: Look {
  func run(in context: Context) throws -> Impact {
    try context.preview(source, of: .calendar)
  }
}
