package import WorkingTime

/// What is in somebody's inbox.
package struct Inbox: Codable, Hashable, Sendable {
  package var person: String
  package var notices: [Line]
  /// Whether there are more than these.
  package var isCut: Bool

  package init(person: String, notices: [Line], isCut: Bool) {
    self.person = person
    self.notices = notices
    self.isCut = isCut
  }

  /// A notice.
  package struct Line: Codable, Hashable, Sendable {
    package var notice: String
    package var reference: String
    @Null package var kind: String?
    @Null package var priority: String?
    /// The move, or the clock.
    package var about: String
    /// Per cent of the clock's time; nil for a move.
    @Null package var percent: Int64?
    /// The role or part for which they get it.
    package var capacity: String
    package var at: Instant
    /// When they saw it; nil until now.
    @Null package var read: Instant?
    /// `told`, or why whoever is on duty gets it: `vacant`, `dead`.
    package var why: String
    /// Whether something has overtaken it since.
    package var isVoid: Bool
    /// What somebody recorded of them, without a reference; nil of a notice about a request.
    @Null package var matter: Matter?
    /// Whether they have seen it: of a matter it is not known when.
    package var isSeen: Bool

    package init(
      notice: String, reference: String, kind: String?, priority: String?, about: String, percent: Int64?,
      capacity: String, at instant: Instant, read: Instant?, why: String, isVoid: Bool
    ) {
      self.notice = notice
      self.reference = reference
      self.kind = kind
      self.priority = priority
      self.about = about
      self.percent = percent
      self.capacity = capacity
      self.at = instant
      self.read = read
      self.why = why
      self.isVoid = isVoid
      isSeen = read != nil
    }

    enum CodingKeys: String, CodingKey {
      case notice, reference, kind, priority, about, percent, capacity, at, read, why
      case isVoid = "void"
      case matter
      case isSeen = "seen"
    }
  }

  /// What somebody recorded of somebody else.
  package struct Matter: Codable, Hashable, Sendable {
    /// What the line of an entry is called, beside notices of requests.
    package static func notice(ofEntry entry: Int64) -> String { "entry/\(entry)" }

    /// The entry of a line of that name; nil if it is of a notice.
    package static func entry(ofNotice notice: String) -> Int64? {
      notice.hasPrefix("entry/") ? Int64(notice.dropFirst("entry/".count)) : nil
    }

    /// The kinds of entries that are about somebody's own matters.
    package enum Kind: String, CaseIterable, Sendable {
      case absenceRecorded = "absence-recorded"
      case absenceEnded = "absence-ended"
      case personChanged = "person-changed"
      case roleGranted = "role-granted"
      case roleRevoked = "role-revoked"
      case handedOver = "handed-over"
      case handoverAccepted = "handover-accepted"
      case handoverWithdrawn = "handover-withdrawn"
    }

    /// The journal's entry.
    package var entry: Int64
    /// The entry's kind, such as `absence-recorded`.
    package var kind: String
    /// Who recorded it.
    package var by: String
    package var at: Instant
    /// Whose absence, deputy or handover it is.
    package var person: String?
    package var role: String?
    package var from: Instant?
    package var until: Instant?
    /// Who stands in, or takes over.
    package var deputy: String?
    /// The number of the absence or the handover.
    package var number: Int64?

    package init(entry: Int64, kind: String, by: String, at instant: Instant) {
      self.entry = entry
      self.kind = kind
      self.by = by
      at = instant
    }
  }

  enum CodingKeys: String, CodingKey {
    case person, notices
    case isCut = "cut"
  }
}

/// What is on its way, or was given up.
package struct Outbox: Codable, Hashable, Sendable {
  package var lines: [Line]
  /// Whether there are more than these.
  package var isCut: Bool

  package init(lines: [Line], isCut: Bool) {
    self.lines = lines
    self.isCut = isCut
  }

  /// A notice on one of its ways.
  package struct Line: Codable, Hashable, Sendable {
    package var notice: String
    package var reference: String
    @Null package var priority: String?
    package var about: String
    @Null package var percent: Int64?
    package var at: Instant
    /// The person's id; nil where it is for all who hold the role, or nobody holds it.
    @Null package var recipient: String?
    /// How many hold the role, of a notice for all of them whose recipients are not chosen, or have it in the inbox alone.
    @Null package var people: Int?
    package var capacity: String
    /// Nil where it goes no way but the inbox, or none has been chosen.
    @Null package var channel: String?
    /// `new`, `waiting`, `delivered`, `dead`, `void`; of what goes no other way, `inbox`.
    package var status: String
    /// `told`, `vacant`, `dead`.
    package var why: String
    /// The message that it goes in.
    @Null package var message: String?
    package var attempts: Int
    /// When it is tried next.
    @Null package var next: Instant?
    @Null package var sent: Instant?
    /// What became of the last attempt.
    @Null package var error: String?

    package init(
      notice: String, reference: String, priority: String?, about: String, percent: Int64?, at instant: Instant,
      recipient: String?, capacity: String, channel: String?, status: String, why: String
    ) {
      self.notice = notice
      self.reference = reference
      self.priority = priority
      self.about = about
      self.percent = percent
      self.at = instant
      self.recipient = recipient
      self.capacity = capacity
      self.channel = channel
      self.status = status
      self.why = why
      attempts = 0
    }
  }

  enum CodingKeys: String, CodingKey {
    case lines = "outbox"
    case isCut = "cut"
  }
}

/// Given-up messages are tried again.
package struct Revived: Codable, Hashable, Sendable {
  package var messages: Int

  package init(messages: Int) { self.messages = messages }
}

extension Outbox.Line {
  enum CodingKeys: String, CodingKey {
    case notice, reference, priority, about, percent, at, recipient, people, capacity, channel, status, why, message,
      attempts
    case next = "next_attempt"
    case sent = "sent_at"
    case error
  }
}
