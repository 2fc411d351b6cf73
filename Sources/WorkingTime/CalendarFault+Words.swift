extension CalendarFault: CustomStringConvertible {
  /// The fault as a sentence without its full stop, for the end of an error line.
  public var description: String {
    switch self {
    case .notAnInterval(let text):
      "'\(text)' is not a pair of times such as 08:00-17:00 (past midnight: 22:00-30:00)"
    case .dayNotPositive(let day): "the length of a day must be positive, not \(day.seconds) s"
    case .intervalOutOfDay(let interval, let day):
      "\(interval.text) on \(day): must open from 00:00 to before 24:00 and close by 48:00"
    case .intervalBackwards(let interval, let day):
      "\(interval.text) on \(day) closes before it opens; past midnight is written 22:00-30:00"
    case .intervalsOverlap(let first, let second, let day): "\(first.text) and \(second.text) on \(day) overlap"
    case .specialAndClosed(let date): "\(date) is both a special day and closed"
    case .impossibleRule(let name): "holiday '\(name)' names no possible day"
    case .noHolidayToChange(let date): "no computed holiday falls on \(date)"
    case .holidayTaken(let date): "\(date) is a holiday already"
    case .dateOutsideCalendar(let date): "\(date) lies outside the years 1970 to 2099"
    case .neverOpen(let date): "no working time in the 53 weeks from \(date)"
    case .outsideCalendar(let instant, let days):
      "\(instant) lies outside the days for which working time is known here, \(days.lowerBound) to \(days.upperBound)"
    case .answerOutsideCalendar(let start, let days):
      "counting from \(start) leaves the days for which working time is known here, \(days.lowerBound) to "
        + "\(days.upperBound)"
    case .beyondTenYears(let start): "counting from \(start) finds nothing within ten years"
    case .countNotPositive(let count): "a count of working days must be 1 or more, not \(count)"
    }
  }
}

extension CalendarFault.DayName: CustomStringConvertible {
  /// The weekday's name or the ISO date.
  public var description: String {
    switch self {
    case .weekday(let weekday): weekday.name
    case .date(let date): date.iso
    }
  }
}
