/// An opening or closing time that, on some date, the clocks skip or show twice.
public struct ChangedEdge: Hashable, Sendable {
  /// The day of the calendar that it belongs to.
  public let day: CalendarFault.DayName
  /// The interval whose edge it is.
  public let interval: DayInterval
  /// The edge, in seconds since that day's midnight.
  public let second: Int
  /// What the clocks do.
  public let kind: Kind
  /// The wall time that is meant.
  public let wall: LocalTime
  /// What the clocks show at the instant that it is taken for.
  public let taken: LocalTime
  /// The zone's name.
  public let zone: String

  /// What the clocks do with a wall time.
  public enum Kind: Hashable, Sendable {
    /// They pass it over.
    case skipped
    /// They show it twice.
    case twice
  }

  /// What makes two of them one and the same for the reader.
  struct Key: Hashable {
    let day: CalendarFault.DayName
    let second: Int
    let kind: Kind
  }
}

extension WorkingCalendar {
  /// The edges of its hours that fall among wall times that are skipped or come twice: of the weekly hours from one date
  /// to another, where they hold on that date, of days with special hours from the first date on.
  ///
  /// Each edge of a day is named once a kind, for the first date on which it happens.
  public func changedEdges(from first: CivilDate, through last: CivilDate) -> [ChangedEdge] {
    var found: [ChangedEdge] = []
    var seen: Set<ChangedEdge.Key> = []
    func look(_ day: Int, as name: CalendarFault.DayName, _ intervals: [DayInterval], at change: ZoneChange) {
      let date = CivilDate(daysSinceEpoch: day)
      guard zone.startOfDay(date) < zone.startOfDay(date.adding(days: 1)) else { return }
      for interval in intervals {
        for second in [interval.open, interval.close] {
          guard change.walls.contains(Int64(day) * 86_400 + Int64(second)) else { continue }
          let kind: ChangedEdge.Kind = change.isForward ? .skipped : .twice
          let wall = LocalTime(date: date, secondOfDay: second)
          guard wall.date >= first, seen.insert(ChangedEdge.Key(day: name, second: second, kind: kind)).inserted
          else { continue }
          found.append(
            ChangedEdge(
              day: name, interval: interval, second: second, kind: kind, wall: wall,
              taken: zone.local(zone.instant(of: wall)), zone: zone.name))
        }
      }
    }
    for change in changes(first, last) where change.at < zone.startOfDay(last.adding(days: 1)) {
      for day in origins(of: change) where hours.dated[day] == nil {
        let weekday = Weekday(daysSinceEpoch: day)
        look(day, as: .weekday(weekday), hours(of: weekday), at: change)
      }
    }
    for day in specialDays.sorted() {
      let date = CivilDate(daysSinceEpoch: day)
      guard date.adding(days: 2) >= first else { continue }
      for change in changes(date, date.adding(days: 2)) {
        look(day, as: .date(date), hours.intervals(day), at: change)
      }
    }
    return found
  }

  /// The changes that can touch wall times from one date to another.
  private func changes(_ first: CivilDate, _ last: CivilDate) -> [ZoneChange] {
    guard first <= last else { return [] }
    return zone.changes(in: zone.startOfDay(first.adding(days: -1))..<zone.startOfDay(last.adding(days: 2)))
  }

  /// The days whose hours can have an edge among the wall times of a change: they reach 48 hours on.
  private func origins(of change: ZoneChange) -> ClosedRange<Int> {
    floorDivide(Int(change.walls.lowerBound), 86_400) - 2...floorDivide(Int(change.walls.upperBound) - 1, 86_400)
  }
}
