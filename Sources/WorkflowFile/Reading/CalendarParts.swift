internal import Workflow
internal import WorkingTime

/// Hours, holidays and dated entries of a calendar file, with their places.
struct CalendarParts {
  /// The hours of each weekday that is open.
  private(set) var week: [Weekday: [DayInterval]] = [:]
  /// The computed holidays.
  private(set) var holidays: [(rule: HolidayRule, mark: Mark)] = []
  /// Dates with hours of their own.
  private(set) var special: [CivilDate: [DayInterval]] = [:]
  /// Dated closures.
  private(set) var closed: [CivilDate: String] = [:]
  /// Computed holidays that are not kept.
  private(set) var changes: [CivilDate: HolidayChange] = [:]
  /// The last date that somebody has looked at.
  private(set) var horizon: CivilDate?
  /// Where the horizon stands.
  private(set) var horizonMark: Mark?
  private var weekMark: Mark?
  private var weekdayMarks: [Weekday: Mark] = [:]
  private var dateMarks: [CivilDate: Mark] = [:]
  private var intervalMarks: [CalendarFault.DayName: [DayInterval: Mark]] = [:]

  /// Reads the parts of a calendar's section.
  init(_ top: Section, _ report: Report) {
    let hours = top.node("hours")
    weekMark = hours?.mark
    if let hours { readWeek(hours, report) }
    if let node = top.node("holidays") { readHolidays(node, report) }
    if let node = top.node("dated") { readDated(node, report) }
    if let node = top.node("horizon"), let date = report.date(node) {
      horizon = date
      horizonMark = node.mark
    }
  }

  /// The place that a fault of the calendar is about.
  func mark(of fault: CalendarFault) -> Mark? {
    switch fault {
    case .intervalOutOfDay(_, .weekday(let weekday)), .intervalBackwards(_, .weekday(let weekday)),
      .intervalsOverlap(_, _, .weekday(let weekday)):
      weekdayMarks[weekday]
    case .intervalOutOfDay(_, .date(let date)), .intervalBackwards(_, .date(let date)),
      .intervalsOverlap(_, _, .date(let date)), .specialAndClosed(let date), .noHolidayToChange(let date),
      .holidayTaken(let date), .dateOutsideCalendar(let date):
      dateMarks[date] ?? horizonMark
    case .impossibleRule(let name): holidays.first { $0.rule.name == name }?.mark
    case .neverOpen: weekMark
    default: nil
    }
  }

  /// The place of a day's opening hours.
  func mark(of interval: DayInterval, on day: CalendarFault.DayName) -> Mark? { intervalMarks[day]?[interval] }

  private mutating func readWeek(_ node: Node, _ report: Report) {
    guard let section = Section(node, "'hours'", .hours, report) else { return }
    for weekday in Weekday.allCases {
      guard let entry = section.entry(weekday.shortName) else { continue }
      weekdayMarks[weekday] = entry.mark
      week[weekday] = keep(report.intervals(entry.value), as: .weekday(weekday))
    }
    section.finish()
  }

  private mutating func keep(
    _ intervals: [(interval: DayInterval, mark: Mark)], as day: CalendarFault.DayName
  ) -> [DayInterval] {
    intervalMarks[day] = Dictionary(intervals) { first, _ in first }
    return intervals.map(\.interval)
  }

  private mutating func readHolidays(_ node: Node, _ report: Report) {
    guard let elements = node.elements else { return report.mismatch("a list of holidays", node) }
    var names: Set<String> = []
    for element in elements {
      guard let rule = HolidayReader(report).rule(element) else { continue }
      if !names.insert(rule.name).inserted {
        report.error("the holiday '\(rule.name)' stands here twice", at: element.mark)
      }
      holidays.append((rule, element.mark))
    }
  }

  private mutating func readDated(_ node: Node, _ report: Report) {
    guard let elements = node.elements else { return report.mismatch("a list of dates", node) }
    for element in elements {
      guard let section = Section(element, "a dated entry", .dated, report) else { continue }
      let dateNode = section.node("date")
      let date = dateNode.flatMap { report.date($0) }
      let cancelled = section.node("not")
      let name = section.text("closed")
      let hours = section.node("hours").map { report.intervals($0) }
      section.finish()
      let given = [cancelled != nil, name != nil, hours != nil].count { $0 }
      if given != 1 { report.error("a dated entry has one of 'not', 'closed' and 'hours'", at: element.mark) }
      guard let date, let dateNode, given == 1 else { continue }
      if let earlier = dateMarks[date] {
        // One of the two says when work is done, the other that none is.
        let clashes = closed[date] != nil && hours != nil || special[date] != nil && name != nil
        report.error(
          clashes ? "\(date) is closed and has hours of its own" : "\(date) stands here twice", at: dateNode.mark,
          hint: clashes ? "keep one of the two; the other is at \(earlier)" : nil)
        continue
      }
      dateMarks[date] = dateNode.mark
      if let cancelled { cancel(cancelled, on: date, report) }
      closed[date] = name
      special[date] = hours.map { keep($0, as: .date(date)) }
    }
  }

  private mutating func cancel(_ node: Node, on date: CivilDate, _ report: Report) {
    guard let name = report.text(node) else { return }
    guard let rule = holidays.first(where: { $0.rule.name == name })?.rule else {
      report.error(
        "unknown holiday '\(name)'", at: node.mark,
        hint: Suggestion.hint(for: name, among: holidays.map(\.rule.name)))
      return
    }
    guard HolidayReader.mayFall(rule, on: date) else {
      report.error("'\(name)' does not fall on \(date)", at: node.mark)
      return
    }
    changes[date] = .cancelled
  }
}

extension Report {
  /// A date such as `2026-12-25`.
  fileprivate func date(_ node: Node) -> CivilDate? {
    guard let text = text(node) else { return nil }
    do throws(TimeFault) {
      return try CivilDate(iso: text)
    } catch {
      self.error("\(error)", at: node.mark)
      return nil
    }
  }

  /// Opening hours: a list of `08:00-17:00`, or one of them.
  fileprivate func intervals(_ node: Node) -> [(interval: DayInterval, mark: Mark)] {
    let nodes = node.text != nil ? [node] : node.elements
    guard let nodes else {
      mismatch("a list of hours such as \"08:00-17:00\"", node)
      return []
    }
    return nodes.compactMap { element in
      guard let text = text(element) else { return nil }
      do throws(CalendarFault) {
        return (try DayInterval(text: text), element.mark)
      } catch {
        self.error("\(error)", at: element.mark)
        return nil
      }
    }
  }
}
