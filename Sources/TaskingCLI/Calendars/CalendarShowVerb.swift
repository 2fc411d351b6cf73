import ArgumentParser
import Tasking
import TaskingAPI

/// `calendar show`: the days off of a year, and what the year adds up to.
struct CalendarShowVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the days off, the working days and the changes of the clocks of a year.",
    discussion: """
      A name is that of a calendar in use in the store; what ends in .yaml or .yml, or has a slash, is a file, for which \
      no store is needed. A computed holiday stands with its name alone, a dated closure as "closed: …".
      """)

  @Argument(help: ArgumentHelp("A calendar of the store, or a file.", valueName: "name|file"))
  var calendar: String

  @Option(help: ArgumentHelp("2026, or 2026-2030; this year if left out.", valueName: "year"))
  var year: String?

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func validate() throws {
    if let year, Self.years(year) == nil {
      throw ValidationError("--year wants a year such as 2026, or 2026-2030, not '\(EntryReader.shown(year))'")
    }
  }

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("calendar show")
    let years = year.flatMap(Self.years)
    guard CalendarText.isFile(calendar) else {
      return try session.answer(Command.ShowCalendar(name: calendar, years: years))
    }
    try CalendarText.refuseNow(session)
    let surroundings = session.surroundings
    let detail = try CalendarDetail(
      text: try CalendarText.read(calendar), file: calendar, years: years, surroundings: surroundings)
    return try session.write(
      Reply(detail, isRehearsal: false, now: surroundings.now(), zone: detail.zone))
  }

  /// One year or several, as they are typed: four digits each, in order.
  private static func years(_ text: String) -> ClosedRange<Int>? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      part.utf8.count == 4 && part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    guard (1...2).contains(parts.count), numbers.count == parts.count, let first = numbers.first,
      let last = numbers.last, first <= last
    else { return nil }
    return first...last
  }
}
