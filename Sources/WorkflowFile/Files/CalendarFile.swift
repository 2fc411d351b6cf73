internal import Workflow
package import WorkingTime

/// A calendar of working time as a file; its keys are in `workflows/README.md`.
package enum CalendarFile {
  /// The calendar in a text.
  ///
  /// - Parameters:
  ///   - file: What diagnostics call the file.
  ///   - years: The years that it has to answer for; fewer of them are made faster.
  ///   - years: The years that the calendar is to answer for; fewer of them are made faster.
  ///   - zone: The zone of a name in the system's time zone database, nothing if it has none of that name.
  package static func read(
    _ text: String, file: String, years: ClosedRange<Int> = WorkingCalendar.knownYears, zone: (String) -> Zone?
  ) -> Loaded<WorkingCalendar> {
    let report = Report(text, file: file)
    guard let root = report.root(), var top = Section(root, "the calendar", report) else { return report.loaded(nil) }
    let name = top.text("calendar")
    let version = top.count("version")
    _ = top.text("title")
    let found = top.required("zone").flatMap { self.zone($0, zone, report) }
    let day = top.required("day").flatMap { self.day($0, report) }
    let parts = CalendarParts(&top, report)
    top.finish()
    guard let name, let version, let found, let day, !report.hasErrors else { return report.loaded(nil) }
    do throws(CalendarFault) {
      return report.loaded(
        try WorkingCalendar(
          name: name, version: version, zone: found, day: day, week: parts.week,
          holidays: parts.holidays.map(\.rule), special: parts.special, closed: parts.closed,
          changes: parts.changes, horizon: parts.horizon, years: years))
    } catch {
      report.error("\(error)", at: parts.mark(of: error) ?? root.mark)
      return report.loaded(nil)
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
