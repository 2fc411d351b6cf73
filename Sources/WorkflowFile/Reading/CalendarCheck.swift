internal import Workflow
internal import WorkingTime

/// What may be meant otherwise than a sound calendar will be taken: warnings, which stop nothing.
struct CalendarCheck {
  /// The calendar, for every year.
  let calendar: WorkingCalendar
  /// What it was made of, with the places.
  let parts: CalendarParts
  /// Where the file's keys begin.
  let root: Mark
  /// Where warnings are said.
  let report: Report

  /// How far ahead changes of the clocks are looked for, in months.
  private static let reach = 120

  /// Says everything that there is to warn of on a day.
  func warn(on today: CivilDate) {
    warnOfEdges(today)
    warnOfIdleHolidays()
    warnOfHorizon(today)
  }

  private func warnOfEdges(_ today: CivilDate) {
    for edge in calendar.changedEdges(from: today, through: today.adding(months: CalendarCheck.reach)) {
      report.add(
        .warning, "\(edge)", at: parts.mark(of: edge.interval, on: edge.day) ?? root,
        hint: "if that is not what is meant, keep clear of the hour in which the clocks change")
    }
  }

  private func warnOfIdleHolidays() {
    for (rule, mark) in parts.holidays where !calendar.makesDifference(rule) {
      report.add(
        .warning, "the holiday '\(rule.name)' never makes a difference: each day on which it falls is closed anyway",
        at: mark, hint: "take it out, or with 'on' give it 'substitute: next-weekday'")
    }
  }

  private func warnOfHorizon(_ today: CivilDate) {
    let remedy = "look for new one-off days, add them under 'dated' and move 'horizon'"
    guard let horizon = calendar.horizon else {
      report.add(
        .warning, "there is no 'horizon': nobody says up to which day one-off days have been looked for", at: root,
        hint: "look for one-off days, add them under 'dated', and say with 'horizon' how far you looked")
      return
    }
    let mark = parts.horizonMark ?? root
    if horizon < today {
      report.add(.warning, "the horizon \(horizon) is past: days after it are computed only", at: mark, hint: remedy)
    } else if horizon < today.adding(months: 12) {
      report.add(.warning, "the horizon \(horizon) is less than a year away", at: mark, hint: remedy)
    }
  }
}
