// The POSIX TZ string of a TZif footer (POSIX.1-2017 §8.3, with the extensions of RFC 8536 §3.3.1: hours from -167 to
// 167, so a change may fall some days before or after its date). Signs are reversed: `EST5` is five hours *west*.

/// What a zone does in every year after its last recorded transition.
struct ZoneRule: Hashable, Sendable {
  /// The type outside daylight saving time.
  let standard: Zone.LocalType
  /// Daylight saving time, if the zone keeps it.
  let daylight: Daylight?

  /// Daylight saving time and when it starts and ends.
  struct Daylight: Hashable, Sendable {
    /// The type in summer.
    let type: Zone.LocalType
    /// When it starts, on a clock that shows standard time.
    let start: Change
    /// When it ends, on a clock that shows this type.
    let end: Change
  }

  /// A day of the year and a time on that day.
  struct Change: Hashable, Sendable {
    /// The day.
    let day: Day
    /// Seconds since midnight, which may be negative or more than a day.
    let second: Int

    /// The seconds of the wall clock's line, counted from the epoch, at which the change happens in a year.
    func wallSeconds(in year: Int) -> Int64 {
      Int64(day.daysSinceEpoch(in: year)) * 86_400 + Int64(second)
    }
  }

  /// The three ways to name a day.
  enum Day: Hashable, Sendable {
    /// Day 1 to 365, 29 February never counted.
    case julian(Int)
    /// Day 0 to 365, 29 February counted.
    case zeroBased(Int)
    /// The nth (5: last) weekday, Monday 0, of a month.
    case weekday(month: Int, nth: Int, Weekday)

    /// The days from the epoch to this day of a year.
    func daysSinceEpoch(in year: Int) -> Int {
      switch self {
      case .julian(let day):
        let first = CivilDate(uncheckedYear: year, month: 1, day: 1).daysSinceEpoch
        return first + day - 1 + (CivilDate.isLeap(year) && day >= 60 ? 1 : 0)
      case .zeroBased(let day):
        return CivilDate(uncheckedYear: year, month: 1, day: 1).daysSinceEpoch + day
      case .weekday(let month, let nth, let weekday):
        return CivilDate.nth(nth, weekday, month: month, year: year).daysSinceEpoch
      }
    }
  }

  /// The span that holds at a second, where `firstType` is the index of the standard type and the next that of summer.
  ///
  /// After the year 9998 the clocks stay on standard time.
  func span(at second: Int64, firstType: Int) -> Zone.Span {
    let forever = Zone.Span(
      start: -Zone.farFuture, end: Zone.farFuture, offset: standard.offset, type: firstType)
    guard let daylight else { return forever }
    let stop = Instant.latest.secondsSinceEpoch - 366 * 86_400
    let begin = Instant.earliest.secondsSinceEpoch + 366 * 86_400
    guard second < stop, second >= begin else {
      var span = forever
      if second < begin { span.end = begin } else { span.start = stop }
      return span
    }
    let year = CivilDate(daysSinceEpoch: floorDivide(Int(second), 86_400)).year
    var span = Zone.Span(start: begin, end: stop, offset: standard.offset, type: firstType)
    // A change may lie a week outside its year. Where summer ends at the second at which it starts again, as in
    // zones that keep it all year, the start is looked at last and wins.
    for candidate in year - 1...year + 1 {
      let start = daylight.start.wallSeconds(in: candidate) - Int64(standard.offset)
      let end = daylight.end.wallSeconds(in: candidate) - Int64(daylight.type.offset)
      if end > second { span.end = min(span.end, end) }
      if start > second { span.end = min(span.end, start) }
      if end <= second, end >= span.start {
        span.start = end
        span.offset = standard.offset
        span.type = firstType
      }
      if start <= second, start >= span.start {
        span.start = start
        span.offset = daylight.type.offset
        span.type = firstType + 1
      }
    }
    return span
  }
}
