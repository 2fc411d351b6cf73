import FoundationEssentials
import WorkingTime

/// Office hours of England and Wales, 08:00 to 17:00 from Monday to Friday, as in
/// `workflows/calendars/england-and-wales.yaml`.
enum EnglandAndWales {
  /// The zone of the system.
  static func zone() throws -> Zone {
    try Zone(
      name: "Europe/London", tzif: try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/Europe/London")))
  }

  /// Makes the calendar for some years.
  static func calendar(zone: Zone, years: ClosedRange<Int>) throws(CalendarFault) -> WorkingCalendar {
    try WorkingCalendar(
      name: "england-and-wales", version: 1, zone: zone, day: WorkingDuration(seconds: 9 * 3600), week: week,
      holidays: holidays, closed: closed, changes: changes, horizon: date(2028, 12, 31), years: years)
  }

  private static let week: [Weekday: [DayInterval]] = Dictionary(
    uniqueKeysWithValues: [.monday, .tuesday, .wednesday, .thursday, .friday].map {
      ($0, [DayInterval(open: 8 * 3600, close: 17 * 3600)])
    })

  private static let holidays = [
    HolidayRule("New Year's Day", .fixed(month: 1, day: 1), substitute: .weekend),
    HolidayRule("Good Friday", .easter(-2)),
    HolidayRule("Easter Monday", .easter(1)),
    HolidayRule("Early May bank holiday", .nth(1, .monday, month: 5)),
    HolidayRule("Spring bank holiday", .last(.monday, month: 5)),
    HolidayRule("Summer bank holiday", .last(.monday, month: 8)),
    HolidayRule("Christmas Day", .fixed(month: 12, day: 25), substitute: .weekend),
    HolidayRule("Boxing Day", .fixed(month: 12, day: 26), substitute: .weekend),
  ]

  private static let closed = [
    date(2002, 6, 3): "Golden Jubilee of Queen Elizabeth II",
    date(2002, 6, 4): "Spring bank holiday (moved)",
    date(2011, 4, 29): "Royal Wedding",
    date(2012, 6, 4): "Spring bank holiday (moved)",
    date(2012, 6, 5): "Diamond Jubilee of Queen Elizabeth II",
    date(2020, 5, 8): "Early May bank holiday (VE Day)",
    date(2022, 6, 2): "Spring bank holiday (moved)",
    date(2022, 6, 3): "Platinum Jubilee of Queen Elizabeth II",
    date(2022, 9, 19): "State Funeral of Queen Elizabeth II",
    date(2023, 5, 8): "Coronation of King Charles III",
  ]

  private static let changes: [CivilDate: HolidayChange] = [
    date(2002, 5, 27): .cancelled, date(2012, 5, 28): .cancelled, date(2020, 5, 4): .cancelled,
    date(2022, 5, 30): .cancelled,
  ]

  private static func date(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
    guard let date = CivilDate(year: year, month: month, day: day) else {
      preconditionFailure("there is no day \(day) of month \(month) of \(year)")
    }
    return date
  }
}
