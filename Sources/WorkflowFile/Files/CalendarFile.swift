internal import Workflow
package import WorkingTime

/// A calendar of working time as a file; its keys are in `workflows/README.md`.
package enum CalendarFile {
  /// The calendar in a text, without warnings.
  ///
  /// - Parameters:
  ///   - file: What diagnostics call the file.
  ///   - years: The years that the calendar is to answer for; fewer of them are made faster.
  ///   - zone: The zone of a name in the system's time zone database, nothing if it has none of that name.
  package static func read(
    _ text: String, file: String, years: ClosedRange<Int> = WorkingCalendar.knownYears, zone: (String) -> Zone?
  ) -> Loaded<WorkingCalendar> {
    let report = Report(text, file: file, .calendar)
    return report.loaded(made(report, years: years, zone: zone)?.calendar)
  }

  /// The calendar in a text, for every year, with what may be meant otherwise than it will be taken.
  ///
  /// - Parameters:
  ///   - file: What diagnostics call the file.
  ///   - today: The day of the check.
  ///   - zone: The zone of a name in the system's time zone database, nothing if it has none of that name.
  package static func check(
    _ text: String, file: String, on today: CivilDate, zone: (String) -> Zone?
  ) -> Loaded<WorkingCalendar> {
    let report = Report(text, file: file, .calendar)
    guard let made = made(report, years: WorkingCalendar.knownYears, zone: zone) else { return report.loaded(nil) }
    CalendarCheck(calendar: made.calendar, parts: made.parts, root: made.root, report: report).warn(on: today)
    return report.loaded(made.calendar)
  }

  /// What a text makes, with its places; its faults are said.
  private static func made(
    _ report: Report, years: ClosedRange<Int>, zone: (String) -> Zone?
  ) -> (calendar: WorkingCalendar, parts: CalendarParts, root: Mark)? {
    guard let root = report.root(), let top = Section(root, "the calendar", .calendar, report) else { return nil }
    let name = top.text("calendar")
    let version = top.count("version")
    _ = top.text("title")
    let found = top.node("zone").flatMap { self.zone($0, zone, report) }
    let day = top.node("day").flatMap { self.day($0, report) }
    let parts = CalendarParts(top, report)
    top.finish()
    guard let name, let version, let found, let day, !report.hasErrors else { return nil }
    do throws(CalendarFault) {
      let calendar = try WorkingCalendar(
        name: name, version: version, zone: found, day: day, week: parts.week,
        holidays: parts.holidays.map(\.rule), special: parts.special, closed: parts.closed,
        changes: parts.changes, horizon: parts.horizon, years: years)
      return (calendar, parts, root.mark)
    } catch {
      report.error("\(error)", at: parts.mark(of: error) ?? root.mark)
      return nil
    }
  }

  private static func zone(_ node: Node, _ find: (String) -> Zone?, _ report: Report) -> Zone? {
    guard let name = report.text(node) else { return nil }
    if let zone = find(name) { return zone }
    report.error(
      "unknown time zone '\(name)'", at: node.mark,
      hint: "if it is spelt right, install the package tzdata")
    return nil
  }

  private static func day(_ node: Node, _ report: Report) -> WorkingDuration? {
    guard let length = node.text.flatMap(LengthText.allowance), length.days == 0, !length.isElapsed else {
      report.mismatch("the hours of a day, such as 9h", node)
      return nil
    }
    return WorkingDuration(seconds: length.seconds)
  }
}
