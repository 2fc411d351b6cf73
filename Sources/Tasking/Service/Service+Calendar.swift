import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Service {
  /// Years of a calendar in use.
  func calendar(
    _ asked: Command.ShowCalendar, _ session: Session, _ transaction: any ReadTransaction
  ) throws -> CalendarDetail {
    let names = try transaction.sources(texts: false).filter { $0.kind == .calendar && $0.isActive }.map(\.name)
    guard names.contains(asked.name) else {
      throw TaskingError(
        .notFound, "no calendar named '\(asked.name.prefix(60))'",
        hint: Suggestion.hint(for: asked.name, among: names)
          ?? "one of: \(names.sorted().joined(separator: ", ")); a file is named with its .yaml")
    }
    if let years = try CalendarDetail.known(asked.years) {
      let calendar = try shelf.calendar(asked.name, years: years, in: transaction)
      return CalendarDetail(calendar, years: years)
    }
    let calendar = try shelf.calendar(asked.name, around: session.now, in: transaction)
    let year = try CalendarDetail.current(in: calendar.zone, at: session.now)
    return CalendarDetail(calendar, years: year)
  }
}
