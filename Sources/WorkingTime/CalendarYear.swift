/// One year as a calendar has it: what differs from the weekly hours, and what it adds up to.
public struct CalendarYear: Hashable, Sendable {
  /// The year.
  public let year: Int
  /// How many dates have hours of their own; a night shift belongs to the date on which it opens.
  public let workingDays: Int
  /// The open time from midnight to midnight.
  public let worked: WorkingDuration
  /// Holidays, dated closures and days with special hours, in order.
  public let days: [Day]
  /// When the clocks change, in order.
  public let changes: [ZoneChange]
  /// Whether nobody has looked for one-off days up to its end.
  public let isBeyondHorizon: Bool

  /// A date that does not follow the weekly hours.
  public struct Day: Hashable, Sendable {
    /// The date.
    public let date: CivilDate
    /// Why it does not.
    public let kind: Kind
    /// What the day is called; a day with special hours may have no name.
    public let name: String?
    /// Its hours; none if it is closed.
    public let hours: [DayInterval]
  }

  /// Why a date does not follow the weekly hours.
  public enum Kind: String, Hashable, Sendable {
    /// A computed holiday, or its substitute.
    case holiday
    /// A dated closure.
    case closed
    /// A dated entry gives it other hours.
    case special
  }
}

extension WorkingCalendar {
  /// A year; nothing if the calendar does not answer for all of it.
  public func year(_ year: Int) -> CalendarYear? {
    guard let first = CivilDate(year: year, month: 1, day: 1), let last = CivilDate(year: year, month: 12, day: 31),
      dates.contains(first), dates.contains(last)
    else { return nil }
    var workingDays = 0
    var start = zone.startOfDay(first)
    let beginning = start
    for day in first.daysSinceEpoch...last.daysSinceEpoch {
      let next = zone.startOfDay(CivilDate(daysSinceEpoch: day + 1))
      // A date that the zone skips has no hours.
      if start < next, !hours.intervals(day).isEmpty { workingDays += 1 }
      start = next
    }
    let worked = line.worked(until: start.secondsSinceEpoch) - line.worked(until: beginning.secondsSinceEpoch)
    return CalendarYear(
      year: year, workingDays: workingDays, worked: WorkingDuration(seconds: worked),
      days: Set(daysOff.keys).union(specialDays).sorted().compactMap { self.day($0, in: year) },
      changes: zone.changes(in: beginning..<start), isBeyondHorizon: horizon.map { $0 < last } ?? true)
  }

  /// The hours of a weekday where nothing else is said.
  public func hours(of weekday: Weekday) -> [DayInterval] {
    hours.week[weekday.rawValue]
  }

  /// Whether a computed holiday, or its substitute, ever closes a day of `dates` that would be open.
  public func makesDifference(_ rule: HolidayRule) -> Bool {
    let known = dates.lowerBound.daysSinceEpoch...dates.upperBound.daysSinceEpoch
    return daysOff.contains { day, name in
      known.contains(day) && !closures.contains(day)
        && (name == rule.name || name == HolidayTable.substitute(for: rule))
        && !hours(of: Weekday(daysSinceEpoch: day)).isEmpty
    }
  }

  private func day(_ day: Int, in year: Int) -> CalendarYear.Day? {
    let date = CivilDate(daysSinceEpoch: day)
    guard date.year == year else { return nil }
    let kind: CalendarYear.Kind =
      specialDays.contains(day) ? .special : closures.contains(day) ? .closed : .holiday
    return CalendarYear.Day(date: date, kind: kind, name: daysOff[day], hours: hours.intervals(day))
  }
}
