internal import WorkingTime

extension HistorySurvey {
  /// What was counted, and the premise that it makes, unless something is missing.
  ///
  /// - Parameter base: Gives the figures that were not counted often enough, the seed, the first day, how many days, and
  ///   who can be called outside the hours; without it whatever was counted at all is used.
  package func estimate(filling base: Premise?) -> (estimate: HistoryEstimate, premise: Premise?, gaps: [HistoryGap]) {
    var draft = PremiseDraft(self, base: base)
    let premise = draft.premise()
    return (draft.estimate, draft.gaps.isEmpty ? premise : nil, draft.gaps)
  }

  /// The first instant of the time that counts.
  var from: Instant {
    guard let first = arrivals.first else { return since ?? until }
    let day = calendar.zone.startOfDay(calendar.zone.date(at: first))
    return since.map { max($0, day) } ?? day
  }

  /// How many of each weekday the time touches.
  var weekdays: [Weekday: Int] {
    let (first, last) = (calendar.zone.date(at: from), calendar.zone.date(at: until.advanced(bySeconds: -1)))
    let days = last.daysSinceEpoch - first.daysSinceEpoch + 1
    return Dictionary(
      uniqueKeysWithValues: Weekday.allCases.map { weekday in
        let offset = (weekday.rawValue - first.weekday.rawValue + 7) % 7
        return (weekday, days > offset ? (days - offset + 6) / 7 : 0)
      })
  }
}
