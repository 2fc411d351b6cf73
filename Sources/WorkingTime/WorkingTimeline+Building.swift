// How a day's open stretches come about. All intervals of a date are placed on the instant line by wall time, a time in
// a gap shifted forward, a repeated one the first; intervals that a gap turns round are empty. Then the stretches that
// fall between the start of a day and the start of the next are clipped, sorted and merged, so what overlaps counts
// once. A civil date that the zone skips (Apia, 2011-12-30) has no hours at all.

extension WorkingTimeline {
  /// Opening hours of dates, as far as the calendar tells them.
  struct Hours {
    /// The intervals of each weekday from Monday.
    let week: [[DayInterval]]
    /// The intervals of dates that differ from their weekday, keyed by days since the epoch.
    let dated: [Int: [DayInterval]]

    /// The intervals that belong to a day.
    func intervals(_ day: Int) -> [DayInterval] {
      dated[day] ?? week[Weekday(daysSinceEpoch: day).rawValue]
    }
  }

  /// Builds the line from the first to the last day, both included.
  init(hours: Hours, zone: Zone, days: ClosedRange<Int>) {
    var stretches: [Stretch] = []
    var weekdays: [Range<Int>] = []
    var fromMonday: [Int64] = [0]
    for weekday in 0..<7 {
      let found = WorkingTimeline.ordinary(today: hours.week[weekday], yesterday: hours.week[(weekday + 6) % 7])
      weekdays.append(stretches.count..<stretches.count + found.count)
      stretches += found
      fromMonday.append(fromMonday[weekday] + WorkingTimeline.total(found))
    }
    let week = fromMonday[7]
    for weekday in 0..<7 { fromMonday.append(week + fromMonday[weekday + 1]) }

    let first = WorkingTimeline.startOfDay(days.lowerBound, zone)
    var odd = [
      OddDay(day: days.lowerBound - 1, start: first, end: first, before: 0, total: 0, open: 0..<0)
    ]
    let changing = WorkingTimeline.daysOfChange(zone, days: days)
    for day in WorkingTimeline.oddDays(hours, changing: changing, days: days) {
      let last = odd[odd.count - 1]
      let gap = day - last.day - 1
      let start = last.end + Int64(gap) * 86_400
      let weekday = Weekday(daysSinceEpoch: last.day + 1).rawValue
      let between = Int64(gap / 7) * week + fromMonday[weekday + gap % 7] - fromMonday[weekday]
      let found: [Stretch]
      let end: Int64
      if changing.contains(day) {
        end = WorkingTimeline.startOfDay(day + 1, zone)
        found = WorkingTimeline.changing(day: day, start: start, end: end, hours: hours, zone: zone)
      } else {
        end = start + 86_400
        found = WorkingTimeline.ordinary(today: hours.intervals(day), yesterday: hours.intervals(day - 1))
      }
      odd.append(
        OddDay(
          day: day, start: start, end: end, before: last.before + last.total + between,
          total: WorkingTimeline.total(found), open: stretches.count..<stretches.count + found.count))
      stretches += found
    }
    self.odd = odd
    self.stretches = stretches
    self.weekdays = weekdays
    self.fromMonday = fromMonday
    self.week = week
    start = first
    end = WorkingTimeline.startOfDay(days.upperBound + 1, zone)
  }

  private static func startOfDay(_ day: Int, _ zone: Zone) -> Int64 {
    zone.startOfDay(CivilDate(daysSinceEpoch: day)).secondsSinceEpoch
  }

  /// The days, in order, that have hours of their own, follow one whose night shift differs, or see a clock change.
  private static func oddDays(_ hours: Hours, changing: Set<Int>, days: ClosedRange<Int>) -> [Int] {
    var odd = changing
    for (day, intervals) in hours.dated {
      odd.insert(day)
      let usual = hours.week[Weekday(daysSinceEpoch: day).rawValue]
      if (intervals + usual).contains(where: { $0.close > 86_400 }) { odd.insert(day + 1) }
    }
    return odd.filter(days.contains).sorted()
  }

  /// The days that contain a change of offset, or into which a change moves wall times of the day before.
  private static func daysOfChange(_ zone: Zone, days: ClosedRange<Int>) -> Set<Int> {
    var found: Set<Int> = []
    let end = Int64(days.upperBound + 3) * 86_400
    var span = zone.span(at: Int64(days.lowerBound - 3) * 86_400)
    while span.end < end {
      let next = zone.span(at: span.end)
      if next.offset != span.offset {
        let gap = max(0, next.offset - span.offset)
        let touched = [
          span.end - 1 + Int64(span.offset), span.end + Int64(next.offset),
          span.end + Int64(next.offset) + Int64(gap),
        ].map { floorDivide(Int($0), 86_400) }
        for day in touched.reduce(Int.max, min)...touched.reduce(Int.min, max) { found.insert(day) }
      }
      span = next
    }
    return found
  }

  /// The stretches of a day of 24 hours.
  private static func ordinary(today: [DayInterval], yesterday: [DayInterval]) -> [Stretch] {
    let spilled = yesterday.map { Stretch(from: Int64($0.open) - 86_400, to: Int64($0.close) - 86_400) }
    return merged(spilled + today.map { Stretch(from: Int64($0.open), to: Int64($0.close)) }, length: 86_400)
  }

  /// The stretches of a day at which the clocks change or whose wall times were moved.
  private static func changing(
    day: Int, start: Int64, end: Int64, hours: Hours, zone: Zone
  ) -> [Stretch] {
    var found: [Stretch] = []
    // A night shift reaches into the next day and a gap moves a time on by as much as a day or so.
    for origin in day - 3...day where startOfDay(origin, zone) < startOfDay(origin + 1, zone) {
      let midnight = Int64(origin) * 86_400
      for interval in hours.intervals(origin) {
        found.append(
          Stretch(
            from: zone.seconds(ofWall: midnight + Int64(interval.open)) - start,
            to: zone.seconds(ofWall: midnight + Int64(interval.close)) - start))
      }
    }
    return merged(found, length: end - start)
  }

  /// The union of stretches within [0, length), in order and not touching.
  private static func merged(_ stretches: [Stretch], length: Int64) -> [Stretch] {
    var union: [Stretch] = []
    for stretch in stretches.sorted(by: { $0.from < $1.from }) {
      let clipped = Stretch(from: max(stretch.from, 0), to: min(stretch.to, length))
      guard clipped.from < clipped.to else { continue }
      if let last = union.last, clipped.from <= last.to {
        union[union.count - 1].to = max(last.to, clipped.to)
      } else {
        union.append(clipped)
      }
    }
    return union
  }

  private static func total(_ stretches: [Stretch]) -> Int64 {
    stretches.reduce(0) { $0 + $1.to - $1.from }
  }
}
