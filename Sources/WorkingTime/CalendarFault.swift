/// What is wrong with a calendar, or why it cannot answer.
public enum CalendarFault: Error, Hashable, Sendable {
  /// The text is no pair of times such as `08:00-17:00`.
  case notAnInterval(String)
  /// The length of `1d` is not positive.
  case dayNotPositive(WorkingDuration)
  /// An interval opens before 00:00 or not before 24:00, or closes after 48:00.
  case intervalOutOfDay(DayInterval, on: DayName)
  /// An interval closes before or when it opens; past midnight is written as hours above 24.
  case intervalBackwards(DayInterval, on: DayName)
  /// Two intervals of one day overlap.
  case intervalsOverlap(DayInterval, DayInterval, on: DayName)
  /// A date is both a special day and closed.
  case specialAndClosed(CivilDate)
  /// A holiday rule names no possible day.
  case impossibleRule(String)
  /// A date is changed that is no computed holiday.
  case noHolidayToChange(CivilDate)
  /// A holiday is moved to a date that is one already.
  case holidayTaken(CivilDate)
  /// A dated entry, or the horizon, lies outside the years 1970 to 2099.
  case dateOutsideCalendar(CivilDate)
  /// There is no working time in the 53 weeks from this date.
  case neverOpen(from: CivilDate)
  /// An instant lies before the first or after the last day of those for which the calendar was made.
  case outsideCalendar(Instant, days: ClosedRange<CivilDate>)
  /// The answer lies after the last day for which the calendar was made, or before the first.
  case answerOutsideCalendar(from: Instant, days: ClosedRange<CivilDate>)
  /// The answer lies more than ten years from the start.
  case beyondTenYears(from: Instant)
  /// A count of working days is not 1 or more.
  case countNotPositive(Int)

  /// Which day of a calendar an interval belongs to.
  public enum DayName: Hashable, Sendable {
    /// A day of the weekly pattern.
    case weekday(Weekday)
    /// A special day.
    case date(CivilDate)
  }
}
