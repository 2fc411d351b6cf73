package import TaskingAPI
package import Workflow
package import WorkingTime

/// What delivery needs of the machine: the ways out, chance, and a clock that only goes forward.
package struct CourierDesk {
  /// Sends a letter by a channel; it returns within the channel's timeout and a moment.
  let send: (NoticeChannel, Letter) -> Sent
  /// A number of which every value is as likely.
  let chance: () -> UInt64
  let elapsed: () -> Duration
  /// Whether the ways out of a plan have on this machine what they need; nil where it has none.
  let check: (NoticePlan) -> Diagnosis.Line?

  package init(
    send: @escaping (NoticeChannel, Letter) -> Sent, chance: @escaping () -> UInt64, elapsed: @escaping () -> Duration,
    check: @escaping (NoticePlan) -> Diagnosis.Line? = { _ in nil }
  ) {
    self.send = send
    self.chance = chance
    self.elapsed = elapsed
    self.check = check
  }
}

/// A message as it leaves.
package struct Letter: Hashable, Sendable {
  /// `ID@STORE`, the same at every attempt.
  package let id: String
  /// Whom it goes to, as the channel knows them.
  package let address: String
  package let at: Instant
  package let isRehearsal: Bool
  package let text: NoticeText
  package let notices: [NoticeText.Fact]

  package init(
    id: String, address: String, at instant: Instant, isRehearsal: Bool, text: NoticeText, notices: [NoticeText.Fact]
  ) {
    self.id = id
    self.address = address
    self.at = instant
    self.isRehearsal = isRehearsal
    self.text = text
    self.notices = notices
  }
}

/// What came of sending.
package enum Sent: Hashable, Sendable {
  /// The other side has it.
  case delivered
  /// Not this time, or nobody knows; in words that hold nothing of the message and no address.
  ///
  /// - Parameters:
  ///   - isChannelDown: Whether any other message would fare the same.
  ///   - waits: For how many seconds the other side asks to be left alone, by every message; nil if it asks nothing.
  case failed(String, isChannelDown: Bool, waits: Int64? = nil)
  /// The other side will never have it.
  case refused(String)
}
