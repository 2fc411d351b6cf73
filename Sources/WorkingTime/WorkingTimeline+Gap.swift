extension WorkingTimeline {
  /// The first of so many days in a row without working time, as days since the epoch, if there are such.
  func firstGap(days limit: Int) -> Int? {
    var idle = odd[0].day + 1
    let last = place(at: end - 1).day
    for (index, previous) in odd.enumerated() {
      let next = index + 1 < odd.count ? odd[index + 1] : nil
      // In a run of ordinary days only the first and the last week can border on a gap.
      let run = previous.day + 1..<(next?.day ?? last + 1)
      if let first = run.prefix(7).first(where: isOrdinarilyOpen) {
        if first - idle >= limit { return idle }
        idle = (run.suffix(7).last(where: isOrdinarilyOpen) ?? first) + 1
      }
      if let next, !next.open.isEmpty {
        if next.day - idle >= limit { return idle }
        idle = next.day + 1
      }
    }
    return last + 1 - idle >= limit ? idle : nil
  }

  private func isOrdinarilyOpen(_ day: Int) -> Bool {
    !weekdays[Weekday(daysSinceEpoch: day).rawValue].isEmpty
  }
}
