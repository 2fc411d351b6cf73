extension WorkingCalendar {
  /// The working shown: every stretch from one instant to another, in order and without holes; none if they are not
  /// in order.
  ///
  /// The worked ones add up to `between(_:_:)`. What lies outside `dates` is `.unknown`. A night shift that reaches
  /// into a holiday is worked; the rest of that day, midnight to midnight, is the holiday.
  public func segments(from start: Instant, to end: Instant) -> [Segment] {
    var segments: [Segment] = []
    let known = line.start..<line.end
    let from = start.secondsSinceEpoch
    let to = end.secondsSinceEpoch
    segments.append(from: from, to: min(to, known.lowerBound), .unknown)
    var second = max(from, known.lowerBound)
    while second < min(to, known.upperBound) {
      let place = line.place(at: second)
      let stop = min(to, place.end)
      let idle = idleKind(place.day)
      for index in place.open {
        let stretch = line.stretches[index]
        let opening = max(second, min(stop, place.start + stretch.from))
        segments.append(from: second, to: opening, idle)
        second = max(opening, min(stop, place.start + stretch.to))
        segments.append(from: opening, to: second, .worked)
      }
      segments.append(from: second, to: stop, idle)
      second = stop
    }
    segments.append(from: max(from, known.upperBound), to: to, .unknown)
    return segments
  }

  /// What the closed hours of a day are.
  private func idleKind(_ day: Int) -> Segment.Kind {
    guard !specialDays.contains(day), let name = daysOff[day] else { return .closed }
    return .holiday(name)
  }
}

extension [Segment] {
  /// Adds a stretch, as part of the last one if that is of the same kind; an empty one is left out.
  fileprivate mutating func append(from: Int64, to: Int64, _ kind: Segment.Kind) {
    guard from < to else { return }
    let end = Instant(secondsSinceEpoch: to)
    if let last, last.kind == kind, last.end.secondsSinceEpoch == from {
      self[count - 1] = Segment(start: last.start, end: end, kind: kind)
    } else {
      append(Segment(start: Instant(secondsSinceEpoch: from), end: end, kind: kind))
    }
  }
}
