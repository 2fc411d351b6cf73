/// Who is told what by which way, and when: the content of a file of the kind `notices`.
///
/// Whatever it says, every notice is in its recipient's inbox; of one that is for a crowd it says who they are.
package struct NoticePlan: Hashable, Sendable {
  package let name: String
  package let version: Int
  package let title: String
  /// Who is told of what could not be delivered, and of what nobody holds the role for.
  package var duty: [Duty] = []
  /// The ways out.
  package var channels: NameTable<NoticeChannel> = []
  /// Which notices go which way; the first that fits counts.
  package var routes: [Route] = []
  /// Notices that neither quiet hours nor the digest's interval hold back: those that one of these fits.
  package var urgent: [NoticeFilter] = []
  /// The calendar outside whose hours only urgent notices are sent, for whoever has none of their own; nil where no
  /// hour is quiet.
  package var quietOutside: String?
  package var digest = Digest()
  package var crowds = Crowds()
  /// How many messages somebody gets by one channel; nil for any number.
  package var limit: Limit?
  package var backoff = Backoff()
  package var words = NoticeWords()

  package init(name: String, version: Int, title: String) {
    self.name = name
    self.version = version
    self.title = title
  }

  /// What a store goes by that has no such file: inboxes only.
  package static let bare = NoticePlan(name: "none", version: 0, title: "Inboxes only")

  /// Somebody who is on duty.
  package enum Duty: Hashable, Sendable {
    /// Everybody who holds that role.
    case role(String)
    /// The person of that id.
    case person(String)
  }

  /// Notices, and the channels that they go through besides the inbox.
  package struct Route: Hashable, Sendable {
    package let filter: NoticeFilter
    package let through: [String]

    package init(filter: NoticeFilter, through: [String]) {
      self.filter = filter
      self.through = through
    }
  }

  /// Who gets what is told to all who hold a role.
  package struct Crowds: Hashable, Sendable {
    /// Up to so many of them each gets it; of more than that it is for whoever is on duty.
    package var upTo = 25
    /// Role → the person, such as a team's own mailbox, who gets it instead of them all.
    package var teams: [String: String] = [:]

    package init(upTo: Int = 25, teams: [String: String] = [:]) {
      self.upTo = upTo
      self.teams = teams
    }
  }

  /// When several notices become one message.
  package struct Digest: Hashable, Sendable {
    /// With more than so many waiting for one person and channel, one message lists them all.
    package var moreThan = 5
    /// The least time between two messages to one person by one channel, in seconds, urgent ones aside; nil to send each
    /// at once.
    ///
    /// What waits meanwhile goes together.
    package var every: Int64?

    package init(moreThan: Int = 5, every: Int64? = nil) {
      self.moreThan = moreThan
      self.every = every
    }
  }

  /// The most messages to one person by one channel; more of them wait, none is dropped.
  package struct Limit: Hashable, Sendable {
    package let count: Int
    /// In seconds.
    package let within: Int64

    package init(count: Int, within: Int64) {
      self.count = count
      self.within = within
    }
  }

  /// The channels that a notice goes through, those that are in the file only.
  ///
  /// - Parameter isDueBeforeMorning: Whether something falls due before the quiet hours of its recipient end.
  package func channels(for notice: Notice, priority: String?, isDueBeforeMorning: Bool = false) -> [String] {
    let route = routes.first { $0.filter.fits(notice, priority: priority, isDueBeforeMorning: isDueBeforeMorning) }
    return route?.through.filter { channels.contains(name: $0) } ?? []
  }

  /// Whether a notice waits neither for the morning nor for others.
  package func isUrgent(_ notice: Notice, priority: String?, isDueBeforeMorning: Bool = false) -> Bool {
    urgent.contains { $0.fits(notice, priority: priority, isDueBeforeMorning: isDueBeforeMorning) }
  }

  /// The channels by which everything goes that is told of requests of a priority; empty where some of it is in the
  /// inbox alone, so that people have to look there anyway.
  package func channels(forAll priority: String?) -> [String] {
    let route = routes.first { route in
      let filter = route.filter
      return filter.capacities == nil && filter.about == nil && filter.from == nil && !filter.isBeforeMorning
        && (filter.priorities.map { codes in priority.map(codes.contains) ?? false } ?? true)
    }
    return route?.through.filter { channels.contains(name: $0) } ?? []
  }
}

/// Which notices are meant: those that have one of each that is given.
package struct NoticeFilter: Hashable, Sendable {
  /// Codes of priorities; nil for any.
  package var priorities: Set<String>?
  /// Roles and parts for which people get it; nil for any.
  package var capacities: Set<String>?
  /// Moves and clocks; nil for any.
  package var about: Set<String>?
  /// The least per cent of a clock's time; nil for rungs and moves alike.
  package var from: Int64?
  /// Whether only those are meant of which something falls due before the quiet hours of their recipient end.
  package var isBeforeMorning = false

  package init(
    priorities: Set<String>? = nil, capacities: Set<String>? = nil, about: Set<String>? = nil, from: Int64? = nil
  ) {
    self.priorities = priorities
    self.capacities = capacities
    self.about = about
    self.from = from
  }

  /// Whether a notice of a request of that priority is meant.
  package func fits(_ notice: Notice, priority: String?, isDueBeforeMorning: Bool = false) -> Bool {
    if isBeforeMorning && !isDueBeforeMorning { return false }
    if let priorities, !(priority.map(priorities.contains) ?? false) { return false }
    // Whoever stands in for somebody is told as they would be.
    let isDeputys = notice.capacity.hasPrefix(Party.deputyWords)
    let capacity = isDeputys ? String(notice.capacity.dropFirst(Party.deputyWords.count)) : notice.capacity
    if let capacities, !capacities.contains(capacity) { return false }
    if let about, !about.contains(notice.about) { return false }
    if let from { return notice.percent.map { $0 >= from } ?? false }
    return true
  }
}
