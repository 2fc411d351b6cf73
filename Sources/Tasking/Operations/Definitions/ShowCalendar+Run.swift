import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.ShowCalendar: Look {
  /// Years of a calendar in use.
  func run(in context: Context) throws -> CalendarDetail {
    let transaction = context.reader
    let names = try transaction.sources(texts: false).filter { $0.kind == .calendar && $0.isActive }.map(\.name)
    guard names.contains(name) else {
      throw TaskingError(
        .notFound, "no calendar named '\(name.prefix(60))'",
        hint: Suggestion.hint(for: name, among: names)
          ?? "one of: \(names.sorted().joined(separator: ", ")); a file is named with its .yaml")
    }
    if let years = try CalendarDetail.known(self.years) {
      let calendar = try context.shelf.calendar(name, years: years, in: transaction)
      return CalendarDetail(calendar, years: years)
    }
    let calendar = try context.shelf.calendar(name, around: context.session.now, in: transaction)
    let year = try CalendarDetail.current(in: calendar.zone, at: context.session.now)
    return CalendarDetail(calendar, years: year)
  }
}
