package import WorkingTime

/// When a finished request is to be reviewed, and by which group.
package struct RetentionReview: Hashable, Sendable {
  package let group: RetentionGroup
  /// Since when nothing has been asked about its subjects; nil while something is.
  package let clearSince: Instant?
  /// The first day on which it is due; nil while its clear period has not begun.
  package let due: CivilDate?
}

extension RetentionSchedule {
  /// The group of a request: the one that its last review put it in, else the first that it fits.
  package func group(of fields: [String: FieldValue], _ retention: Retention?) -> RetentionGroup? {
    retention?.review.flatMap { groups[$0.group] } ?? groups.first { $0.takes(fields) }
  }

  /// When a request that was closed then is to be reviewed; nil where it has no group.
  ///
  /// The clear period begins when it is closed, and again when the last other request that names one of its subjects is.
  package func review(
    closed: Instant, fields: [String: FieldValue], _ retention: Retention?, _ attention: Attention
  ) -> RetentionReview? {
    guard let group = group(of: fields, retention) else { return nil }
    let clearSince: Instant
    switch attention {
    case .none: clearSince = closed
    case .until(let last): clearSince = max(closed, last)
    case .lasting: return RetentionReview(group: group, clearSince: nil, due: nil)
    }
    let first = zone.date(at: clearSince).adding(group.reviewAfter)
    return RetentionReview(
      group: group, clearSince: clearSince, due: max(first, retention?.review?.next ?? first))
  }

  /// An instant such that whatever was closed after it has no review due by a day, whatever its group: a little later than
  /// it need be, since a month is taken for its shortest.
  package func latestClosing(dueBy day: CivilDate) -> Instant {
    let shortest = groups.map { $0.reviewAfter.months * 28 + $0.reviewAfter.days }.min() ?? 0
    return zone.instant(of: day.adding(days: 1 - shortest), secondOfDay: 0)
  }

  /// When a request that is kept now is reviewed again: not before its first review would be due.
  package func nextReview(in group: RetentionGroup, keptAt now: Instant, closed: Instant, _ attention: Attention)
    -> CivilDate
  {
    let again = zone.date(at: now).adding(group.thenEvery)
    switch attention {
    case .none: return max(again, zone.date(at: closed).adding(group.reviewAfter))
    case .until(let last): return max(again, zone.date(at: max(closed, last)).adding(group.reviewAfter))
    case .lasting: return again
    }
  }

  /// The first instant at which a proposal made then does not count any more.
  package func lapse(of proposed: Instant) -> Instant {
    let local = zone.local(proposed)
    return zone.instant(of: local.date.adding(proposalLapses), secondOfDay: local.secondOfDay)
  }

  /// The proposal that waits for a second person, made by the schedule of that digest and not lapsed.
  package func standingProposal(_ retention: Retention?, by digest: String, at now: Instant) -> Retention.Proposal? {
    guard let proposal = retention?.proposal, proposal.schedule == digest, now < lapse(of: proposal.at) else {
      return nil
    }
    return proposal
  }
}

extension CivilDate {
  /// The same day of a later month, clamped to its end, and then so many days on.
  func adding(_ window: Window) -> CivilDate { adding(months: window.months).adding(days: window.days) }
}
