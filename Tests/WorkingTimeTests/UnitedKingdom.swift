import WorkingTime

/// The three jurisdictions of the United Kingdom, Monday to Friday, 08:00 to 17:00.
enum UnitedKingdom {
  static func englandAndWales() throws -> WorkingCalendar {
    try calendar("england-and-wales", common + easterMonday + augustLast)
  }

  static func scotland() throws -> WorkingCalendar {
    try calendar(
      "scotland",
      common + [
        HolidayRule("2nd January", .fixed(month: 1, day: 2), substitute: .weekend),
        HolidayRule("Summer bank holiday", .nth(1, .monday, month: 8)),
        HolidayRule("St Andrew's Day", .fixed(month: 11, day: 30), substitute: .weekend, from: 2007),
      ])
  }

  static func northernIreland() throws -> WorkingCalendar {
    try calendar(
      "northern-ireland",
      common + easterMonday + augustLast + [
        HolidayRule("St Patrick's Day", .fixed(month: 3, day: 17), substitute: .weekend),
        HolidayRule("Battle of the Boyne", .fixed(month: 7, day: 12), substitute: .weekend),
      ])
  }

  static let officeWeek: [Weekday: [DayInterval]] = Dictionary(
    uniqueKeysWithValues: [.monday, .tuesday, .wednesday, .thursday, .friday].map {
      ($0, [DayInterval(open: 8 * 3600, close: 17 * 3600)])
    })

  private static func calendar(_ name: String, _ rules: [HolidayRule]) throws -> WorkingCalendar {
    let once = try [
      ("2002-06-03", "Golden Jubilee"), ("2011-04-29", "Royal wedding"), ("2012-06-05", "Diamond Jubilee"),
      ("2022-06-03", "Platinum Jubilee"), ("2022-09-19", "State Funeral of Queen Elizabeth II"),
      ("2023-05-08", "Coronation of King Charles III"),
    ].map { HolidayRule($0.1, .once(try on($0.0))) }
    return try WorkingCalendar(
      name: name, version: 1, zone: Given.zone("Europe/London"), day: hours(9), week: officeWeek,
      holidays: rules + once,
      changes: [
        on("2002-05-27"): .moved(to: on("2002-06-04")), on("2012-05-28"): .moved(to: on("2012-06-04")),
        on("2020-05-04"): .moved(to: on("2020-05-08")), on("2022-05-30"): .moved(to: on("2022-06-02")),
      ],
      horizon: on("2040-12-31"))
  }

  private static let common = [
    HolidayRule("New Year's Day", .fixed(month: 1, day: 1), substitute: .weekend),
    HolidayRule("Good Friday", .easter(-2)),
    HolidayRule("Early May bank holiday", .nth(1, .monday, month: 5)),
    HolidayRule("Spring bank holiday", .last(.monday, month: 5)),
    HolidayRule("Christmas Day", .fixed(month: 12, day: 25), substitute: .weekend),
    HolidayRule("Boxing Day", .fixed(month: 12, day: 26), substitute: .weekend),
  ]
  private static let easterMonday = [HolidayRule("Easter Monday", .easter(1))]
  private static let augustLast = [HolidayRule("Summer bank holiday", .last(.monday, month: 8))]
}
