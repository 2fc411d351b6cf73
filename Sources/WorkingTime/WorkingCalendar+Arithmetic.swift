extension WorkingCalendar {
  /// How far a search may go: ten years of 365.25 days and one more day.
  private static let reach: Int64 = 3654 * 86_400

  /// The earliest instant at which so much working time has passed since the start.
  ///
  /// An exact fit ends at closing time. Zero gives the first open instant at or after the start. A negative duration
  /// goes backwards to the latest instant from which so much passes until the start: an exact fit is an opening time.
  ///
  /// - Throws: `CalendarFault.outsideCalendar` if the start lies outside `dates`, `.answerOutsideCalendar` if the
  ///   answer does, `.beyondTenYears` if it is further away than that.
  public func add(_ duration: WorkingDuration, to start: Instant) throws(CalendarFault) -> Instant {
    let worked = line.worked(until: try second(start))
    let (target, overflow) = worked.addingReportingOverflow(duration.seconds)
    var answer: Int64?
    if !overflow, target >= 0, target < .max {
      answer = duration > .zero ? line.earliest(worked: target) : line.latest(worked: target)
    }
    return try checked(answer, from: start, forwards: duration >= .zero)
  }

  /// The working time from one instant to another, negative if the second is earlier.
  ///
  /// - Throws: `CalendarFault.outsideCalendar` if one of them lies outside `dates`.
  public func between(_ start: Instant, _ end: Instant) throws(CalendarFault) -> WorkingDuration {
    WorkingDuration(seconds: line.worked(until: try second(end)) - line.worked(until: try second(start)))
  }

  /// Whether the second that starts at an instant is working time.
  ///
  /// - Throws: `CalendarFault.outsideCalendar` if it lies outside `dates`.
  public func isOpen(_ instant: Instant) throws(CalendarFault) -> Bool {
    line.closing(at: try second(instant)) != nil
  }

  /// The first instant later than the given one at which closed time turns to open.
  ///
  /// - Throws: as `add(_:to:)`.
  public func nextOpening(after instant: Instant) throws(CalendarFault) -> Instant {
    let closed = try isOpen(instant) ? try nextClosing(after: instant) : instant
    let answer = line.latest(worked: line.worked(until: try second(closed)))
    return try checked(answer, from: instant, forwards: true)
  }

  /// The first instant later than the given one at which open time turns to closed.
  ///
  /// - Throws: as `add(_:to:)`.
  public func nextClosing(after instant: Instant) throws(CalendarFault) -> Instant {
    let worked = line.worked(until: try second(instant))
    var answer = try checked(line.latest(worked: worked), from: instant, forwards: true).secondsSinceEpoch
    while let closing = line.closing(at: answer) {
      // Whether work goes on after the last day is not known.
      answer = try checked(closing < line.end ? closing : nil, from: instant, forwards: true).secondsSinceEpoch
    }
    return Instant(secondsSinceEpoch: answer)
  }

  /// The closing time of the nth working day, where the day of the start is not counted.
  ///
  /// A working day is a date with hours of its own; a night shift belongs to the date on which it opens.
  ///
  /// - Throws: `CalendarFault.countNotPositive` if `count` is not 1 or more, else as `add(_:to:)`.
  public func end(ofWorkingDay count: Int, after start: Instant) throws(CalendarFault) -> Instant {
    guard count > 0 else { throw .countNotPositive(count) }
    _ = try second(start)
    let limit = start.advanced(bySeconds: WorkingCalendar.reach)
    var date = zone.date(at: start)
    var rest = count
    while true {
      date = date.adding(days: 1)
      guard dates.contains(date) else { return try checked(nil, from: start, forwards: true) }
      let opening = zone.startOfDay(date)
      guard opening <= limit else { throw .beyondTenYears(from: start) }
      guard
        let closing = intervals(on: date).last?.close, opening < zone.startOfDay(date.adding(days: 1))
      else { continue }
      rest -= 1
      if rest == 0 { return zone.instant(of: date, secondOfDay: closing) }
    }
  }

  /// The second of an instant that the calendar knows.
  private func second(_ instant: Instant) throws(CalendarFault) -> Int64 {
    guard (line.start...line.end).contains(instant.secondsSinceEpoch) else {
      throw .outsideCalendar(instant, days: dates)
    }
    return instant.secondsSinceEpoch
  }

  /// The answer of a search, if there is one and it lies within reach.
  private func checked(_ answer: Int64?, from start: Instant, forwards: Bool) throws(CalendarFault) -> Instant {
    let limit = start.advanced(bySeconds: forwards ? WorkingCalendar.reach : -WorkingCalendar.reach)
    if let answer, answer <= line.end {
      let found = Instant(secondsSinceEpoch: answer)
      guard forwards ? found <= limit : found >= limit else { throw .beyondTenYears(from: start) }
      return found
    }
    guard (line.start...line.end).contains(limit.secondsSinceEpoch) else {
      throw .answerOutsideCalendar(from: start, days: dates)
    }
    throw .beyondTenYears(from: start)
  }
}
