package import Workflow
package import WorkingTime

/// A notice with what a message may say of its request, and how urgent that is.
package struct PostedNotice: Hashable, Sendable {
  package let row: NoticeRow
  /// The code of the request's kind; nil where it has none any more.
  package let kind: String?
  package let priority: String?
  /// The place of the priority in the definition, 0 the most urgent.
  package let rank: Int?
  /// When the next thing falls due for its request; nil where nothing does, or nobody asked.
  ///
  /// Of a rung it is when its clock is or was due, if that comes first, the clock counts every second and runs still.
  package var due: Instant?
  /// Whether its request has ended.
  package var isOver = false

  package init(row: NoticeRow, kind: String?, priority: String?, rank: Int?) {
    self.row = row
    self.kind = kind
    self.priority = priority
    self.rank = rank
  }

  /// The same as a message tells it.
  package func fact(_ why: NoticeText.Why) -> NoticeText.Fact {
    NoticeText.Fact(
      reference: row.request, kind: kind, priority: priority, notice: row.notice, at: row.created, why: why)
  }
}

/// A notice on one way to one person.
package struct Delivery: Hashable, Sendable {
  /// The channel that is everybody's, where notices are without being sent.
  package static let inbox = "inbox"

  package let notice: String
  /// The journal entry that the notice came with.
  package let seq: Int64
  package let recipient: String
  package let channel: String
  package let why: NoticeText.Why
  package let isUrgent: Bool
  package var notBefore: Instant
  package var status: Status
  /// The message that it goes in; nil until there is one.
  package var message: String?

  package init(
    notice: NoticeRow, recipient: String, channel: String, why: NoticeText.Why, isUrgent: Bool, notBefore: Instant,
    status: Status = .waiting
  ) {
    self.init(
      notice: notice.id, seq: notice.seq, recipient: recipient, channel: channel, why: why, isUrgent: isUrgent,
      notBefore: notBefore, status: status, message: nil)
  }

  package init(
    notice: String, seq: Int64, recipient: String, channel: String, why: NoticeText.Why, isUrgent: Bool,
    notBefore: Instant, status: Status, message: String?
  ) {
    self.notice = notice
    self.seq = seq
    self.recipient = recipient
    self.channel = channel
    self.why = why
    self.isUrgent = isUrgent
    self.notBefore = notBefore
    self.status = status
    self.message = message
  }

  /// Where it is.
  package enum Status: String, Sendable {
    /// Not there yet.
    case waiting
    case delivered
    /// Given up, until somebody has it tried again.
    case dead
    /// Overtaken before it was sent.
    case void
  }
}

/// What goes to one person by one channel at one time.
package struct Message: Hashable, Sendable {
  /// 32 hexadecimal digits, the same at every attempt.
  package let id: String
  package let channel: String
  package let recipient: String
  package let isUrgent: Bool
  package let created: Instant
  package var status: Status
  /// How often it has failed.
  package var attempts: Int
  /// When it is tried next, or when an attempt that has not ended is taken for lost; nil when there is no next.
  package var next: Instant?
  /// What became of the last attempt, in our words.
  package var error: String?
  package var sent: Instant?
  /// Until when the other side asked to be left alone, by every message of the channel; nil where it asked nothing.
  package var heldUntil: Instant?

  package init(
    id: String, channel: String, recipient: String, isUrgent: Bool, created: Instant, status: Status, attempts: Int = 0,
    next: Instant? = nil, error: String? = nil, sent: Instant? = nil
  ) {
    self.id = id
    self.channel = channel
    self.recipient = recipient
    self.isUrgent = isUrgent
    self.created = created
    self.status = status
    self.attempts = attempts
    self.next = next
    self.error = error
    self.sent = sent
  }

  /// A new message that is being sent, until somebody says otherwise or `lost`.
  package init(of deliveries: [Delivery], by channel: String, to recipient: String, at now: Instant, lost: Instant) {
    self.init(
      id: Message.id(of: deliveries, by: channel, to: recipient), channel: channel, recipient: recipient,
      isUrgent: deliveries.contains(where: \.isUrgent), created: now, status: .sending, next: lost)
  }

  /// A message's id is worked out of what is in it, so that nobody can send the same under another.
  package static func id(of deliveries: [Delivery], by channel: String, to recipient: String) -> String {
    let parts = deliveries.map { "\($0.notice) \($0.why.rawValue)" }.sorted()
    return String(Fingerprint(of: ([channel, recipient] + parts).joined(separator: "\n")).hex.prefix(32))
  }

  /// Where it is.
  package enum Status: String, Sendable {
    case sending, retrying, sent, dead, void
  }
}

/// What waits for one person and channel.
package struct PostQueue: Hashable, Sendable {
  package let channel: String
  package let recipient: String

  package init(channel: String, recipient: String) {
    self.channel = channel
    self.recipient = recipient
  }
}

/// A notice as its recipient finds it.
package struct InboxLine: Hashable, Sendable {
  package let notice: PostedNotice
  package let why: NoticeText.Why
  /// When they saw it; nil until then.
  package let read: Instant?

  package init(notice: PostedNotice, why: NoticeText.Why, read: Instant?) {
    self.notice = notice
    self.why = why
    self.read = read
  }
}

/// A notice, and one of the ways that it goes.
package struct OutboxLine: Hashable, Sendable {
  package let notice: PostedNotice
  /// Nil where it goes no way but the inbox, or none has been chosen yet.
  package let delivery: Delivery?
  package let message: Message?
  /// Whether its ways have been chosen.
  package let isRouted: Bool

  package init(notice: PostedNotice, delivery: Delivery?, message: Message?, isRouted: Bool) {
    self.notice = notice
    self.delivery = delivery
    self.message = message
    self.isRouted = isRouted
  }
}
