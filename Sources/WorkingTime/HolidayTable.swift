// Substitution follows the proclamations of the United Kingdom: days that need no substitute are placed first, then the
// others in order of date, each on the next day that is free. So in 2021 Christmas Day (Saturday) goes to Monday and
// Boxing Day (Sunday) to Tuesday, but in 2022 Boxing Day keeps its Monday and Christmas Day (Sunday) goes to Tuesday.

/// The holidays of a range of years by their days, rules and dated changes applied.
struct HolidayTable: Sendable {
  /// The name of the holiday on a day, keyed by days since the epoch.
  private(set) var names: [Int: String] = [:]

  /// Computes all holidays of the years.
  ///
  /// - Throws: `CalendarFault.impossibleRule`, `.noHolidayToChange`, `.holidayTaken`.
  init(
    rules: [HolidayRule], changes: [CivilDate: HolidayChange], years: ClosedRange<Int>
  ) throws(CalendarFault) {
    var waiting: [(day: Int, rule: HolidayRule, avoiding: Set<Weekday>)] = []
    names.reserveCapacity(rules.count * years.count)
    for rule in rules {
      guard rule.occurs else { throw .impossibleRule(rule.name) }
      for year in years {
        guard let day = rule.date(in: year)?.daysSinceEpoch else { continue }
        if case .nextFreeDay(let weekdays) = rule.substitute, weekdays.contains(Weekday(daysSinceEpoch: day)) {
          waiting.append((day, rule, weekdays))
        } else if names[day] == nil {
          names[day] = rule.name
        }
      }
    }
    waiting.sort { $0.day < $1.day }
    for (original, rule, weekdays) in waiting {
      var day = original + 1
      while names[day] != nil || weekdays.contains(Weekday(daysSinceEpoch: day)) { day += 1 }
      names[day] = HolidayTable.substitute(for: rule)
    }
    try apply(changes)
  }

  /// What the substitute day of a holiday is called.
  static func substitute(for rule: HolidayRule) -> String { "\(rule.name) (substitute day)" }

  private mutating func apply(_ changes: [CivilDate: HolidayChange]) throws(CalendarFault) {
    let ordered = changes.sorted { $0.key < $1.key }
    var moved: [(to: CivilDate, name: String)] = []
    for (date, change) in ordered {
      guard let name = names.removeValue(forKey: date.daysSinceEpoch) else { throw .noHolidayToChange(date) }
      if case .moved(let to) = change { moved.append((to, name)) }
    }
    for (date, name) in moved {
      guard names.updateValue(name, forKey: date.daysSinceEpoch) == nil else { throw .holidayTaken(date) }
    }
  }
}
