// Which hours a date has: a special day's own, else none if it is a dated closure or a computed holiday, else those of
// its weekday. Everything is worked out once, when the calendar is made, into a `WorkingTimeline`.

/// When work is done: weekly hours in a zone, holidays, dated exceptions.
public struct WorkingCalendar: Sendable {
  /// The name, for example `england-and-wales`.
  public let name: String
  /// The version, raised by each edit.
  public let version: Int
  /// The zone in which its hours are told.
  public let zone: Zone
  /// What `1d` means in it.
  public let day: WorkingDuration
  /// The last date up to which its dated entries have been looked at, if it says so; beyond it the computed holidays
  /// still hold, so that work goes on having due times.
  public let horizon: CivilDate?
  /// The first and the last date that it answers for.
  public let dates: ClosedRange<CivilDate>

  /// The years that any calendar can answer for.
  public static let knownYears = 1970...2099

  /// The hours of each date.
  let hours: WorkingTimeline.Hours
  /// Working time as a function of the instant.
  let line: WorkingTimeline
  /// The names of holidays and closures, keyed by days since the epoch.
  let daysOff: [Int: String]
  /// Which of them are dated closures.
  let closures: Set<Int>
  /// The days that have hours of their own, on the same scale.
  let specialDays: Set<Int>

  /// Makes a calendar and checks it.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - version: The version.
  ///   - zone: The zone in which the hours are told.
  ///   - day: What `1d` means.
  ///   - week: The hours of each weekday; one that is missing is closed.
  ///   - holidays: The computed holidays, closed all day.
  ///   - special: Dates with hours of their own, whatever else falls on them.
  ///   - closed: Dated closures with their names.
  ///   - changes: Computed holidays, by the date on which they would be kept, that are moved or cancelled.
  ///   - horizon: The last date up to which the dated entries have been looked at.
  ///   - years: The years that it answers for, within 1970 to 2099; fewer of them are made faster. Dated entries of
  ///     other years are left aside.
  /// - Throws: A `CalendarFault` that names the first entry that is wrong.
  public init(
    name: String, version: Int, zone: Zone, day: WorkingDuration, week: [Weekday: [DayInterval]],
    holidays: [HolidayRule] = [], special: [CivilDate: [DayInterval]] = [:], closed: [CivilDate: String] = [:],
    changes: [CivilDate: HolidayChange] = [:], horizon: CivilDate? = nil,
    years: ClosedRange<Int> = WorkingCalendar.knownYears
  ) throws(CalendarFault) {
    guard day.seconds > 0 else { throw .dayNotPositive(day) }
    let known = CivilDate(uncheckedYear: 1970, month: 1, day: 1)...CivilDate(uncheckedYear: 2099, month: 12, day: 31)
    if let horizon, !known.contains(horizon) { throw .dateOutsideCalendar(horizon) }
    let years = years.clamped(to: WorkingCalendar.knownYears)
    let dates =
      CivilDate(
        uncheckedYear: years.lowerBound, month: 1, day: 1)...CivilDate(
        uncheckedYear: years.upperBound, month: 12, day: 31)

    var pattern: [[DayInterval]] = []
    for weekday in Weekday.allCases {
      pattern.append(try WorkingCalendar.checked(week[weekday] ?? [], on: .weekday(weekday)))
    }
    for date in WorkingCalendar.dated(holidays, special, closed, changes) where !known.contains(date) {
      throw .dateOutsideCalendar(date)
    }
    // The year before can push a substitute day into the first one.
    let counted = years.lowerBound - 1...years.upperBound
    let table = try HolidayTable(
      rules: holidays, changes: changes.filter { counted.contains($0.key.year) }, years: counted)
    var daysOff = table.names
    for (date, name) in closed { daysOff[date.daysSinceEpoch] = name }
    var dated = daysOff.mapValues { _ in [DayInterval]() }
    for (date, intervals) in special.sorted(by: { $0.key < $1.key }) {
      guard closed[date] == nil else { throw .specialAndClosed(date) }
      dated[date.daysSinceEpoch] = try WorkingCalendar.checked(intervals, on: .date(date))
    }

    self.name = name
    self.version = version
    self.zone = zone
    self.day = day
    self.horizon = horizon
    self.dates = dates
    self.daysOff = daysOff
    closures = Set(closed.keys.map(\.daysSinceEpoch))
    specialDays = Set(special.keys.map(\.daysSinceEpoch))
    hours = WorkingTimeline.Hours(week: pattern, dated: dated)
    line = WorkingTimeline(
      hours: hours, zone: zone, days: dates.lowerBound.daysSinceEpoch...dates.upperBound.daysSinceEpoch)
    if let gap = line.firstGap(days: 53 * 7) { throw .neverOpen(from: CivilDate(daysSinceEpoch: gap)) }
  }

  /// The computed holidays and dated closures of a year, in order; none outside `dates`.
  public func holidays(in year: Int) -> [(date: CivilDate, name: String)] {
    daysOff.map { (date: CivilDate(daysSinceEpoch: $0.key), name: $0.value) }
      .filter { $0.date.year == year && dates.contains($0.date) }
      .sorted { $0.date < $1.date }
  }

  /// The hours that belong to a date, an interval past midnight to the date on which it opens.
  public func intervals(on date: CivilDate) -> [DayInterval] {
    hours.intervals(date.daysSinceEpoch)
  }

  /// Sorts the intervals of a day and refuses any that are out of bounds or overlap.
  private static func checked(
    _ intervals: [DayInterval], on day: CalendarFault.DayName
  ) throws(CalendarFault) -> [DayInterval] {
    let sorted = intervals.sorted()
    for interval in sorted {
      guard interval.open < interval.close else { throw .intervalBackwards(interval, on: day) }
      guard (0..<86_400).contains(interval.open), interval.close <= 172_800 else {
        throw .intervalOutOfDay(interval, on: day)
      }
    }
    for (first, second) in zip(sorted, sorted.dropFirst()) where second.open < first.close {
      throw .intervalsOverlap(first, second, on: day)
    }
    return sorted
  }

  /// All dates that are written out, in order.
  private static func dated(
    _ holidays: [HolidayRule], _ special: [CivilDate: [DayInterval]], _ closed: [CivilDate: String],
    _ changes: [CivilDate: HolidayChange]
  ) -> [CivilDate] {
    var dates = Array(special.keys) + Array(closed.keys) + Array(changes.keys)
    for case .moved(let date) in changes.values { dates.append(date) }
    for rule in holidays {
      if case .once(let date) = rule.day { dates.append(date) }
    }
    return dates.sorted()
  }
}
