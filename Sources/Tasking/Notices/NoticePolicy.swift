import Store
import Workflow
import WorkingTime

/// What the plan of notices says, beside the people and calendars that there are: asked within one transaction.
struct NoticePolicy {
  let plan: NoticePlan
  let now: Instant
  let people: [String: PersonRow]
  /// The calendar of that name; nil if there is none that can be read.
  let calendar: (String) -> WorkingCalendar?

  /// The ways of a notice, its recipient's or, where nobody holds the role, those of whoever is on duty.
  func deliveries(of posted: PostedNotice) -> [Delivery] {
    let isUrgent = plan.isUrgent(posted.row.notice, priority: posted.priority)
    let channels = plan.channels(for: posted.row.notice, priority: posted.priority)
    if let recipient = posted.row.notice.recipient {
      return channels.compactMap { way(of: posted.row, to: recipient, by: $0, .told, isUrgent) }
    }
    return onDuty.flatMap { person in
      [inbox(of: posted.row, person, .vacant, isUrgent)]
        + channels.compactMap { way(of: posted.row, to: person, by: $0, .vacant, isUrgent) }
    }
  }

  /// The ways by which whoever is on duty is told that a notice could not be delivered: not the one that failed.
  func deliveries(ofDead row: NoticeRow, by channel: String, isUrgent: Bool) -> [Delivery] {
    onDuty.flatMap { person in
      [inbox(of: row, person, .dead, isUrgent)]
        + plan.channels.names.filter { $0 != channel }.compactMap { way(of: row, to: person, by: $0, .dead, isUrgent) }
    }
  }

  /// Who is on duty now.
  var onDuty: [String] {
    let found = plan.duty.flatMap { duty in
      switch duty {
      case .person(let id): people[id] == nil ? [] : [id]
      case .role(let role):
        people.values.filter { $0.person(openRequests: 0).holds(role, at: now) }.map(\.record.id)
      }
    }
    return Set(found).sorted()
  }

  /// When something that is not urgent can be sent to a person, `now` itself outside their quiet hours.
  func opening(for person: String) -> Instant {
    guard let quiet = plan.quietOutside else { return now }
    let own = people[person]?.record.calendar
    // Without a calendar no hour is quiet: a notice too early is better than none.
    return (own.flatMap(calendar) ?? calendar(quiet))?.opening(from: now) ?? now
  }

  /// Nil where the person has no address there.
  private func way(
    of row: NoticeRow, to person: String, by channel: String, _ why: NoticeText.Why, _ isUrgent: Bool
  ) -> Delivery? {
    guard people[person]?.record.addresses?[channel] != nil else { return nil }
    return Delivery(
      notice: row, recipient: person, channel: channel, why: why, isUrgent: isUrgent,
      notBefore: isUrgent ? now : opening(for: person))
  }

  private func inbox(of row: NoticeRow, _ person: String, _ why: NoticeText.Why, _ isUrgent: Bool) -> Delivery {
    Delivery(
      notice: row, recipient: person, channel: Delivery.inbox, why: why, isUrgent: isUrgent, notBefore: now,
      status: .delivered)
  }
}

extension Service {
  /// The plan in use, and what it is asked with.
  func noticePolicy(at now: Instant, in transaction: any ReadTransaction) throws -> NoticePolicy {
    NoticePolicy(
      plan: try shelf.notices(in: transaction), now: now,
      people: Dictionary(uniqueKeysWithValues: try transaction.people().map { ($0.record.id, $0) }),
      calendar: { [shelf] name in
        do { return try shelf.calendar(name, around: now, in: transaction) } catch { return nil }
      })
  }
}
