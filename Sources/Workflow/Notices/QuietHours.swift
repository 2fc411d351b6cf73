package import WorkingTime

extension WorkingCalendar {
  /// The first instant from `now` on at which people are at work, that is `now` itself while they are; nil if the
  /// calendar has none within its years.
  ///
  /// Cost: the days up to it.
  package func opening(from now: Instant) -> Instant? {
    var start = now
    // No calendar is closed for a whole year.
    for _ in 0..<54 {
      let end = start.advanced(bySeconds: 8 * 86_400)
      let worked = segments(from: start, to: end).first { $0.kind == .worked }
      if let worked { return max(now, worked.start) }
      start = end
    }
    return nil
  }
}
