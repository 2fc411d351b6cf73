// Easter by the "anonymous Gregorian" method (Nature, 20 April 1876; J. Meeus, Astronomical Algorithms, ch. 8).

extension CivilDate {
  /// The nth weekday of a month, 1 to 5, where 5 is the last one even if it is the fourth.
  public static func nth(_ nth: Int, _ weekday: Weekday, month: Int, year: Int) -> CivilDate {
    let first = CivilDate(uncheckedYear: year, month: month, day: 1)
    let day = 1 + (weekday.rawValue - first.weekday.rawValue + 7) % 7 + 7 * (nth - 1)
    let length = days(inMonth: month, of: year)
    return CivilDate(uncheckedYear: year, month: month, day: day > length ? day - 7 : day)
  }

  /// Easter Sunday of a year in the Gregorian calendar.
  public static func easter(_ year: Int) -> CivilDate {
    let golden = year % 19
    let century = year / 100
    let rest = year % 100
    let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30
    let toSunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7
    let correction = (golden + 11 * moon + 22 * toSunday) / 451
    let sum = moon + toSunday - 7 * correction + 114
    return CivilDate(uncheckedYear: year, month: sum / 31, day: sum % 31 + 1)
  }

  /// The first date on or after this one that falls on a weekday.
  public func onOrAfter(_ weekday: Weekday) -> CivilDate {
    adding(days: (weekday.rawValue - self.weekday.rawValue + 7) % 7)
  }

  /// The last date on or before this one that falls on a weekday.
  public func onOrBefore(_ weekday: Weekday) -> CivilDate {
    adding(days: -((self.weekday.rawValue - weekday.rawValue + 7) % 7))
  }
}
