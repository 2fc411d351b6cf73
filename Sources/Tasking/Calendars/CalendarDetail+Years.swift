package import TaskingAPI
import WorkflowFile
import WorkingTime

extension CalendarDetail {
  /// Some years of a calendar that answers for them.
  init(_ calendar: WorkingCalendar, years: ClosedRange<Int>) {
    let open = Weekday.allCases.filter { !calendar.hours(of: $0).isEmpty }
    self.init(
      calendar: calendar.name, version: calendar.version, zone: calendar.zone.name,
      daySeconds: calendar.day.seconds,
      hours: Dictionary(uniqueKeysWithValues: open.map { ($0.shortName, calendar.hours(of: $0).map(\.text)) }),
      horizon: calendar.horizon?.iso, years: years.compactMap { calendar.year($0) }.map(Year.init))
  }

  /// Some years of the calendar in a text, or the current one, without a store.
  ///
  /// - Throws: `usage` if a year lies outside those of any calendar, `malformed` with every diagnostic of the text.
  package init(
    text: String, file: String, years: ClosedRange<Int>?, surroundings: Surroundings
  ) throws(TaskingError) {
    let loaded = CalendarFile.read(
      text, file: file, years: try Self.known(years) ?? WorkingCalendar.knownYears, zone: { surroundings.zone($0) })
    guard let calendar = loaded.value else {
      throw TaskingError(
        .malformed, "\(file) cannot be used", hint: "tasking calendar check \(file)",
        details: loaded.diagnostics.map { TaskingError.Detail(code: "diagnostic", message: $0.description) })
    }
    let current = try Self.current(in: calendar.zone, at: surroundings.now())
    self.init(calendar, years: years ?? current)
  }

  /// Years that calendars answer for.
  ///
  /// - Throws: `usage` if one is not.
  static func known(_ years: ClosedRange<Int>?) throws(TaskingError) -> ClosedRange<Int>? {
    guard let years else { return nil }
    let known = WorkingCalendar.knownYears
    guard known.contains(years.lowerBound), known.contains(years.upperBound) else {
      throw TaskingError(
        .usage, "a calendar answers for the years \(known.lowerBound) to \(known.upperBound)",
        hint: "say --year 2026, or --year 2026-2030")
    }
    return years
  }

  /// The year that it is.
  static func current(in zone: Zone, at now: Instant) throws(TaskingError) -> ClosedRange<Int> {
    let year = zone.date(at: now).year
    return try known(year...year) ?? year...year
  }
}

extension CalendarDetail.Year {
  /// A year as a calendar has it.
  init(_ year: CalendarYear) {
    self.init(
      year: year.year, workingDays: year.workingDays, workingSeconds: year.worked.seconds,
      days: year.days.map { day in
        CalendarDetail.Day(
          date: day.date.iso, weekday: day.date.weekday.shortName, kind: day.kind.rawValue, name: day.name,
          hours: day.hours.map(\.text))
      },
      zoneChanges: year.changes.map {
        CalendarDetail.ZoneChange(at: $0.at, fromOffsetSeconds: $0.from, toOffsetSeconds: $0.to)
      }, beyondHorizon: year.isBeyondHorizon)
  }
}
