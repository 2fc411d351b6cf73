import Store
import Workflow
import WorkingTime

/// What the plan of notices says, beside the people and calendars that there are: asked within one transaction.
struct NoticePolicy {
  let plan: NoticePlan
  let now: Instant
  let people: [String: PersonRow]
  let standIns: StandIns
  /// The calendar of that name; nil if there is none that can be read.
  let calendar: (String) -> WorkingCalendar?

  /// The ways of a notice, its recipient's and, where nobody is there for it, those of whoever is on duty.
  ///
  /// - Parameters:
  ///   - crowd: Everybody whom a notice to a role was for; empty for any other.
  ///   - isUnheard: Whether nobody who is there hears of it, although it is for somebody.
  func deliveries(of posted: PostedNotice, crowd: [String], isUnheard: Bool) -> [Delivery] {
    let own =
      posted.row.notice.recipient.map { ways(of: posted, to: $0, .told) }
      ?? recipients(of: posted.row.notice, among: crowd).flatMap {
        [inbox(of: posted.row, $0, .told, isUrgent: false)] + ways(of: posted, to: $0, .told)
      }
    guard isUnheard || (posted.row.notice.recipient == nil && crowd.isEmpty) else { return own }
    return own
      + onDuty.flatMap { [inbox(of: posted.row, $0, .vacant, isUrgent: false)] + ways(of: posted, to: $0, .vacant) }
  }

  /// Who gets what is for all who hold a role: they themselves, their team, or, where they are too many, who is on duty.
  private func recipients(of notice: Notice, among crowd: [String]) -> [String] {
    let isDeputys = notice.capacity.hasPrefix(Party.deputyWords)
    let role = isDeputys ? String(notice.capacity.dropFirst(Party.deputyWords.count)) : notice.capacity
    if !crowd.isEmpty, let team = plan.crowds.teams[role], people[team] != nil { return [team] }
    guard crowd.count > plan.crowds.upTo else { return crowd }
    let duty = onDuty
    return duty.isEmpty ? crowd : duty
  }

  /// The ids of the notices, one for each thing told, of which nobody who is there hears: all who hold the role are away,
  /// and nobody stands in; and those of requests that nobody can move on, whoever was told.
  ///
  /// Parts that somebody has in a request, as its assignee, count together with everybody who is told the same.
  ///
  /// - Parameter crowds: Everybody whom each notice to a role was for, by its id.
  func unheard(
    among posted: [PostedNotice], crowds: [String: [String]], stranded: Set<String>
  ) -> Set<String> {
    var heard: [Told: Bool] = [:]
    var first: [Told: String] = [:]
    for posted in posted where !posted.isOver && posted.row.status != .void {
      let isHeard =
        posted.row.notice.recipient.map(isThere) ?? crowds[posted.row.id, default: []].contains(where: isThere)
      let role = Told(posted.row, byRole: true)
      if let role {
        heard[role] = heard[role, default: false] || isHeard
        first[role] = first[role] ?? posted.row.id
      }
      guard let all = Told(posted.row, byRole: false) else { continue }
      heard[all] = (heard[all, default: false] || isHeard) && !stranded.contains(posted.row.request)
      first[all] = first[all] ?? posted.row.id
    }
    return Set(heard.filter { !$0.value }.compactMap { first[$0.key] })
  }

  /// What was told at one time: to all, or for one role.
  private struct Told: Hashable {
    let seq: Int64
    let about: String
    let percent: Int64?
    let role: String?

    /// Nil for a part, if it is to be of a role.
    init?(_ row: NoticeRow, byRole: Bool) {
      (seq, about, percent) = (row.seq, row.notice.about, row.notice.percent)
      guard byRole else {
        role = nil
        return
      }
      let words = row.notice.capacity
      let capacity = words.hasPrefix(Party.deputyWords) ? String(words.dropFirst(Party.deputyWords.count)) : words
      guard Party.builtIn[capacity] == nil else { return nil }
      role = capacity
    }
  }

  /// Whether somebody is known and not away.
  func isThere(_ person: String) -> Bool { people[person] != nil && standIns.answer(for: person, at: now) == .present }

  /// Whether what is told of requests of a priority reaches somebody: by a channel where it goes by channels, else in the
  /// inbox.
  func isReached(_ person: String, priority: String?) -> Bool {
    let channels = plan.channels(forAll: priority)
    return channels.isEmpty || channels.contains { people[person]?.record.addresses?[$0] != nil }
  }

  /// The ways by which whoever is on duty is told that a notice could not be delivered: not the one that failed.
  func deliveries(ofDead row: NoticeRow, by channel: String, isUrgent: Bool) -> [Delivery] {
    onDuty.flatMap { person in
      [inbox(of: row, person, .dead, isUrgent: isUrgent)]
        + plan.channels.names.filter { $0 != channel }.compactMap { way(of: row, to: person, by: $0, .dead, isUrgent) }
    }
  }

  /// Who is on duty now: those who are there and whoever stands in for the others; if nobody is, all.
  var onDuty: [String] {
    let found = plan.duty.flatMap { duty in
      switch duty {
      case .person(let id): people[id] == nil ? [] : [id]
      case .role(let role):
        people.values.filter { $0.person(openRequests: 0).holds(role, at: now) }.map(\.record.id)
      }
    }
    let there = found.compactMap { isThere($0) ? $0 : standIns.answer(for: $0, at: now).id }
    return Set(there.isEmpty ? found : there).sorted()
  }

  /// When something that is not urgent can be sent to a person, `now` itself outside their quiet hours.
  func opening(for person: String) -> Instant {
    guard let quiet = plan.quietOutside else { return now }
    let own = people[person]?.record.calendar
    // Without a calendar no hour is quiet: a notice too early is better than none.
    return (own.flatMap(calendar) ?? calendar(quiet))?.opening(from: now) ?? now
  }

  /// The ways to a person besides the inbox.
  private func ways(of posted: PostedNotice, to person: String, _ why: NoticeText.Why) -> [Delivery] {
    guard !plan.channels.isEmpty else { return [] }
    let opening = opening(for: person)
    let isDue = opening > now && posted.due.map { $0 < opening } ?? false
    let (notice, priority) = (posted.row.notice, posted.priority)
    let isUrgent = plan.isUrgent(notice, priority: priority, isDueBeforeMorning: isDue)
    return plan.channels(for: notice, priority: priority, isDueBeforeMorning: isDue)
      .compactMap { way(of: posted.row, to: person, by: $0, why, isUrgent) }
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

  private func inbox(of row: NoticeRow, _ person: String, _ why: NoticeText.Why, isUrgent: Bool) -> Delivery {
    Delivery(
      notice: row, recipient: person, channel: Delivery.inbox, why: why, isUrgent: isUrgent, notBefore: now,
      status: .delivered)
  }
}

extension Shelf {
  /// The plan in use, and what it is asked with.
  func noticePolicy(at now: Instant, in transaction: any ReadTransaction) throws -> NoticePolicy {
    let people = try transaction.people()
    return NoticePolicy(
      plan: try notices(in: transaction), now: now,
      people: Dictionary(uniqueKeysWithValues: people.map { ($0.record.id, $0) }), standIns: Context.standIns(people),
      calendar: { name in
        do { return try self.calendar(name, around: now, in: transaction) } catch { return nil }
      })
  }
}
