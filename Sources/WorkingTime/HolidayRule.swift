/// A named day off, computed for each year.
public struct HolidayRule: Hashable, Sendable {
  /// What the day is called, for example `Boxing Day`.
  public let name: String
  /// Which day it is.
  public let day: Day
  /// What happens if it falls on a weekend.
  public let substitute: Substitute
  /// The first year in which it is kept, if not always.
  public let from: Int?
  /// The last year in which it is kept, if not for ever.
  public let to: Int?

  /// Makes a rule; a calendar checks it when it is made.
  public init(_ name: String, _ day: Day, substitute: Substitute = .none, from: Int? = nil, to: Int? = nil) {
    self.name = name
    self.day = day
    self.substitute = substitute
    self.from = from
    self.to = to
  }

  /// The ways to name a day of the year.
  public enum Day: Hashable, Sendable {
    /// The same day each year; 29 February only in leap years.
    case fixed(month: Int, day: Int)
    /// The nth, 1 to 4, of a weekday in a month.
    case nth(Int, Weekday, month: Int)
    /// The last of a weekday in a month.
    case last(Weekday, month: Int)
    /// So many days after Easter Sunday, or before it if negative: Good Friday is -2, Easter Monday 1.
    case easter(Int)
    /// The first of a weekday on or after a day.
    case onOrAfter(Weekday, month: Int, day: Int)
    /// The last of a weekday on or before a day.
    case onOrBefore(Weekday, month: Int, day: Int)
    /// One date, in one year.
    case once(CivilDate)
  }

  /// What happens to a holiday that falls on a day that is free anyway.
  public enum Substitute: Hashable, Sendable {
    /// It stays where it is.
    case none
    /// If it falls on one of these weekdays it is kept on the next day that is neither one of them nor a holiday.
    case nextFreeDay(ifOn: Set<Weekday>)

    /// The rule of the United Kingdom: a Saturday or Sunday gives way to the next weekday that is no holiday yet.
    public static let weekend = Substitute.nextFreeDay(ifOn: [.saturday, .sunday])
  }
}

extension HolidayRule {
  /// Whether the rule names a day in any of the years that calendars answer for.
  public var occurs: Bool {
    isPossible && WorkingCalendar.knownYears.contains { date(in: $0) != nil }
  }

  /// Whether the rule can name a day at all.
  private var isPossible: Bool {
    if case .nextFreeDay(let weekdays) = substitute, weekdays.count == Weekday.allCases.count { return false }
    if let from, let to, from > to { return false }
    switch day {
    case .fixed(let month, let day), .onOrAfter(_, let month, let day), .onOrBefore(_, let month, let day):
      return CivilDate(year: 2000, month: month, day: day) != nil
    case .nth(let nth, _, let month): return (1...4).contains(nth) && (1...12).contains(month)
    case .last(_, let month): return (1...12).contains(month)
    case .easter(let offset): return (-80...250).contains(offset)
    case .once: return from == nil && to == nil
    }
  }

  /// The date in a year before any substitution, if it is kept in that year.
  func date(in year: Int) -> CivilDate? {
    if let from, year < from { return nil }
    if let to, year > to { return nil }
    switch day {
    case .fixed(let month, let day): return CivilDate(year: year, month: month, day: day)
    case .nth(let nth, let weekday, let month): return .nth(nth, weekday, month: month, year: year)
    case .last(let weekday, let month): return .nth(5, weekday, month: month, year: year)
    case .easter(let offset): return CivilDate.easter(year).adding(days: offset)
    case .onOrAfter(let weekday, let month, let day):
      return CivilDate(year: year, month: month, day: day)?.onOrAfter(weekday)
    case .onOrBefore(let weekday, let month, let day):
      return CivilDate(year: year, month: month, day: day)?.onOrBefore(weekday)
    case .once(let date): return date.year == year ? date : nil
    }
  }
}
