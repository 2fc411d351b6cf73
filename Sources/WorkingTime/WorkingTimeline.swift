// The instant line from 1970 to the calendar's last day, cut at the starts of civil days. A day is *odd* if it has a
// change of the clocks, or other opening hours than its weekday, or follows a day whose night shift differs.
// Only odd days are stored, in order, each with the working time before it. Between two of them all days have 24 hours
// and repeat weekly, so position and working time convert both ways by one binary search and division by a week.

/// Working time as a function of the instant, and its inverse.
struct WorkingTimeline: Sendable {
  /// An open stretch, [from, to), in seconds since the start of its day.
  struct Stretch: Hashable, Sendable {
    var from: Int64
    var to: Int64
  }

  /// A day that differs from its weekday.
  struct OddDay: Sendable {
    /// Days since the epoch.
    let day: Int
    /// The instant at which the day starts.
    let start: Int64
    /// The instant at which the next day starts.
    let end: Int64
    /// Working seconds from the start of the line to `start`.
    let before: Int64
    /// Working seconds in the day.
    let total: Int64
    /// Its stretches in `stretches`.
    let open: Range<Int>
  }

  /// The day that an instant falls in.
  struct Place {
    /// Days since the epoch.
    let day: Int
    /// The instant at which the day starts.
    let start: Int64
    /// The instant at which the next day starts.
    let end: Int64
    /// Working seconds from the start of the line to `start`.
    let before: Int64
    /// Its stretches in `stretches`.
    let open: Range<Int>
  }

  /// The odd days in order; the first is the day before the line and is empty.
  let odd: [OddDay]
  /// All stretches: of the seven weekdays, then of the odd days.
  let stretches: [Stretch]
  /// The stretches of each weekday.
  let weekdays: [Range<Int>]
  /// Working seconds of the first n weekdays, counted twice round from Monday; fifteen numbers.
  let fromMonday: [Int64]
  /// Working seconds of a week without odd days.
  let week: Int64
  /// The first second of the line.
  let start: Int64
  /// The first second after the line.
  let end: Int64

  /// The day that a second of the line, or its very end, falls in.
  func place(at second: Int64) -> Place {
    let odd = lastOdd { $0.start <= second }
    if second < odd.end { return Place(odd) }
    let days = (second - odd.end) / 86_400
    return place(Int(days), daysAfter: odd)
  }

  /// The day so many days into the run of ordinary days after an odd one.
  func place(_ days: Int, daysAfter odd: OddDay) -> Place {
    let day = odd.day + 1 + days
    let start = odd.end + Int64(days) * 86_400
    let first = Weekday(daysSinceEpoch: odd.day + 1).rawValue
    let worked = Int64(days / 7) * week + fromMonday[first + days % 7] - fromMonday[first]
    return Place(
      day: day, start: start, end: start + 86_400, before: odd.before + odd.total + worked,
      open: weekdays[(first + days) % 7])
  }

  /// Working seconds from the start of the line to a second.
  func worked(until second: Int64) -> Int64 {
    let place = place(at: second)
    let offset = second - place.start
    var sum = place.before
    for index in place.open {
      let stretch = stretches[index]
      guard stretch.from < offset else { break }
      sum += min(stretch.to, offset) - stretch.from
    }
    return sum
  }

  /// The earliest second at which so much has been worked, at least 1; nothing if the line ends before.
  func earliest(worked target: Int64) -> Int64? {
    let odd = lastOdd { $0.before < target }
    var place = Place(odd)
    var rest = target - odd.before
    if rest > odd.total {
      rest -= odd.total
      guard week > 0 else { return nil }
      let weeks = (rest - 1) / week
      rest -= weeks * week
      let first = Weekday(daysSinceEpoch: odd.day + 1).rawValue
      var days = 0
      while fromMonday[first + days + 1] - fromMonday[first] < rest { days += 1 }
      let (all, overflow) = Int(weeks).multipliedReportingOverflow(by: 7)
      guard !overflow, all < Int(end / 86_400) else { return nil }
      place = self.place(all + days, daysAfter: odd)
      rest = target - place.before
    }
    for index in place.open {
      let stretch = stretches[index]
      let length = stretch.to - stretch.from
      if rest <= length {
        let answer = place.start + stretch.from + rest
        return answer <= end ? answer : nil
      }
      rest -= length
    }
    return nil
  }

  /// The last second at which no more than so much has been worked, which is one that is open.
  func latest(worked target: Int64) -> Int64? {
    // The second that is counted next is over at the earliest instant with one second more.
    earliest(worked: target + 1).map { $0 - 1 }
  }

  /// The end of the open stretch, within its day, that a second belongs to; nothing if it is closed.
  func closing(at second: Int64) -> Int64? {
    let place = place(at: second)
    let offset = second - place.start
    for index in place.open where stretches[index].from <= offset && offset < stretches[index].to {
      return place.start + stretches[index].to
    }
    return nil
  }

  /// The last odd day of which a test holds that holds of the first ones only; at least the first.
  private func lastOdd(where holds: (OddDay) -> Bool) -> OddDay {
    var low = 1
    var high = odd.count
    while low < high {
      let middle = (low + high) / 2
      if holds(odd[middle]) { low = middle + 1 } else { high = middle }
    }
    return odd[low - 1]
  }
}

extension WorkingTimeline.Place {
  /// The place of an odd day.
  init(_ odd: WorkingTimeline.OddDay) {
    self.init(day: odd.day, start: odd.start, end: odd.end, before: odd.before, open: odd.open)
  }
}
