package import TaskingAPI
import WorkingTime

extension Renderer {
  /// Years of a calendar: what it is, each day that does not follow the weekly hours, and what it adds up to.
  package func lines(_ calendar: CalendarDetail) -> [String] {
    let title =
      "\(calendar.calendar) version \(calendar.version), \(calendar.zone), 1d is \(TimeWords.hours(calendar.daySeconds)), "
      + "open \(Self.week(calendar.hours))"
    var lines = [ink.cell(Visible.line(title), isHeader: true)]
    for year in calendar.years { lines += year.days.map(Self.line) + Self.sum(year) }
    return lines + vouchers(calendar)
  }

  /// Up to when one-off days have been looked for, and what that means for the years shown.
  private func vouchers(_ calendar: CalendarDetail) -> [String] {
    let isBeyond = calendar.years.contains(where: \.beyondHorizon)
    guard let horizon = calendar.horizon.map(Self.date) else {
      return [
        ink.cell("▲ no horizon: nobody says up to when one-off days have been looked for", isHeader: false)
      ]
    }
    let warning = "▲ days after \(horizon) are computed only: nobody has looked for one-off days yet"
    return ["one-off days have been looked for up to \(horizon)"]
      + (isBeyond ? [ink.cell(warning, isHeader: false)] : [])
  }

  /// `31 Dec 2028`.
  private static func date(_ iso: String) -> String {
    do throws(TimeFault) { return TimeWords.date(try CivilDate(iso: iso)) } catch { return iso }
  }

  /// `2026-12-28  Mon  Boxing Day (substitute day)`.
  private static func line(_ day: CalendarDetail.Day) -> String {
    let hours = day.hours.isEmpty ? "none" : day.hours.joined(separator: ", ")
    let words =
      switch day.kind {
      case "closed": "closed: \(day.name ?? "")"
      case "special": "special hours \(hours)" + (day.name.map { " (\($0))" } ?? "")
      default: day.name ?? ""
      }
    return Visible.line("\(day.date)  \(TimeWords.capitalised(day.weekday))  \(words)")
  }

  /// What it adds up to, and when the clocks change.
  private static func sum(_ year: CalendarDetail.Year) -> [String] {
    let changes = year.zoneChanges.map { change in
      let before = Zone.utc.local(change.at.advanced(bySeconds: Int64(change.fromOffsetSeconds)))
      let after = Zone.utc.local(change.at.advanced(bySeconds: Int64(change.toOffsetSeconds)))
      let way = change.toOffsetSeconds > change.fromOffsetSeconds ? "forward" : "back"
      return "\(way) \(TimeWords.day(before.date)) (\(before.clock.prefix(5)) → \(after.clock.prefix(5)))"
    }
    return [
      "\(year.year): \(count(year.workingDays, "working day")), \(TimeWords.hours(year.workingSeconds))",
      "  clocks: \(changes.isEmpty ? "no change" : changes.joined(separator: ", "))",
    ]
  }

  /// `mon–fri 08:00-17:00; sat 09:00-12:00`: neighbours with the same hours together.
  private static func week(_ hours: [String: [String]]) -> String {
    var runs: [(first: String, last: String, hours: [String], end: Int)] = []
    for (index, weekday) in Weekday.allCases.map(\.shortName).enumerated() {
      guard let open = hours[weekday] else { continue }
      if let run = runs.last, run.end == index, run.hours == open {
        runs[runs.count - 1] = (run.first, weekday, open, index + 1)
      } else {
        runs.append((weekday, weekday, open, index + 1))
      }
    }
    let words = runs.map { run in
      "\(run.first)\(run.first == run.last ? "" : "–\(run.last)") \(run.hours.joined(separator: ", "))"
    }
    return words.isEmpty ? "on special days only" : words.joined(separator: "; ")
  }
}
