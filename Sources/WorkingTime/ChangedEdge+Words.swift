extension ChangedEdge: CustomStringConvertible {
  /// What happens as a sentence without its full stop: `01:30 on sun is skipped on 2027-03-28 in Europe/London; it is
  /// taken as 02:30`.
  public var description: String {
    "\(DayInterval.text(second)) on \(dayName) \(verb)\(place) in \(zone); \(outcome)"
  }

  private var dayName: String {
    switch day {
    case .weekday(let weekday): weekday.shortName
    case .date(let date): date.iso
    }
  }

  private var verb: String { kind == .skipped ? "is skipped" : "comes twice" }

  /// A day of the week needs its date; a date needs another one only past midnight.
  private var place: String { day == .date(wall.date) ? "" : " on \(wall.date)" }

  private var outcome: String {
    guard kind == .skipped else { return "the first is taken" }
    let day = taken.date == wall.date ? "" : " on \(taken.date)"
    return "it is taken as \(DayInterval.text(taken.secondOfDay))\(day)"
  }
}
