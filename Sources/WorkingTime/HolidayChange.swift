/// What a dated entry does to the computed holiday of its date.
public enum HolidayChange: Hashable, Sendable {
  /// The holiday is kept on another date, with its name: the early May bank holiday of 2020 on 8 May.
  case moved(to: CivilDate)
  /// There is no such holiday in that year.
  case cancelled
}
