// Days and dates convert with the arithmetic of Howard Hinnant's "chrono-compatible low-level date algorithms":
// years start in March, so the leap day comes last, and 400 years ("an era") always hold 146,097 days.

/// A day of the proleptic Gregorian calendar, without a time or a zone.
public struct CivilDate: Hashable, Comparable, Sendable {
  /// The year, where 1 BC is 0.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int

  /// Makes a date, or nothing if the year is not 1 to 9999 or there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CivilDate.days(inMonth: month, of: year)
    else { return nil }
    self.init(uncheckedYear: year, month: month, day: day)
  }

  /// Makes the date that lies so many days after 1970-01-01; past ten million years it stops.
  public init(daysSinceEpoch days: Int) {
    let limit = 3_652_425_000
    let shifted = min(max(days, -limit), limit) + 719_468
    let era = floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    self.init(
      uncheckedYear: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  /// Makes a date of parts that are known to be in range.
  init(uncheckedYear year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The days from 1970-01-01 to this date, negative before it.
  public var daysSinceEpoch: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = floorDivide(shiftedYear, 400)
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The day of the week.
  public var weekday: Weekday { Weekday(daysSinceEpoch: daysSinceEpoch) }

  /// Whether the left date comes before the right one.
  public static func < (left: CivilDate, right: CivilDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// The date so many days later, or earlier if negative.
  public func adding(days: Int) -> CivilDate {
    let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
    return CivilDate(daysSinceEpoch: overflow ? (days < 0 ? .min : .max) : sum)
  }

  /// The same day so many months later, or the last of that month if it is shorter: 30 November + 3 is 28 February.
  public func adding(months: Int) -> CivilDate {
    let limit = 120_000_000
    let total = year * 12 + month - 1 + min(max(months, -limit), limit)
    let newYear = floorDivide(total, 12)
    let newMonth = total - newYear * 12 + 1
    return CivilDate(
      uncheckedYear: newYear, month: newMonth, day: min(day, CivilDate.days(inMonth: newMonth, of: newYear)))
  }

  /// The number of days of a month, 1 to 12, of a year.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether a year has 366 days.
  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }
}

extension CivilDate: CustomStringConvertible {
  /// The same as `iso`.
  public var description: String { iso }

  /// The date as `2026-11-20`.
  public var iso: String {
    (year < 0 ? "-" : "") + "\(RFC3339.padded(abs(year), 4))-\(RFC3339.padded(month, 2))-\(RFC3339.padded(day, 2))"
  }

  /// Reads a date of exactly the form `2026-11-20`.
  ///
  /// - Throws: `TimeFault.notADate` if the text has another form or there is no such day.
  public init(iso text: String) throws(TimeFault) {
    var scanner = Scanner(text)
    guard
      let year = scanner.number(digits: 4), scanner.take("-"),
      let month = scanner.number(digits: 2), scanner.take("-"),
      let day = scanner.number(digits: 2), scanner.isAtEnd,
      let date = CivilDate(year: year, month: month, day: day)
    else { throw .notADate(text) }
    self = date
  }
}

/// Quotient rounded towards minus infinity, for a positive divisor.
@inline(__always)
func floorDivide(_ number: Int, _ divisor: Int) -> Int {
  let quotient = number / divisor
  return number % divisor < 0 ? quotient - 1 : quotient
}
