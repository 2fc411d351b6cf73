package import WorkingTime

/// What delivers notices, within one change of a store: short transactions, between which messages are sent.
///
/// A message is claimed by writing that it is being sent, and until when that is believed. Whoever finds it after that
/// sends it again, under the same id: at least once.
package protocol PostTransaction: AnyObject {
  /// Notices whose ways have not been chosen yet, with what is due of their requests, the oldest first; at most `limit`.
  func unrouted(limit: Int) throws(StoreFault) -> [PostedNotice]

  /// Keeps the ways that a notice goes.
  func route(_ notice: NoticeRow, by deliveries: [Delivery], at now: Instant) throws(StoreFault)

  /// The channels of which the other side asked to be left alone for longer than until `now`.
  func heldChannels(at now: Instant) throws(StoreFault) -> Set<String>

  /// Has an urgent message that failed there tried again from `now` on; that attempt is one more than those it has.
  func hurry(_ queue: PostQueue, at now: Instant) throws(StoreFault)

  /// Adds ways for notices of which the first were chosen before; one that is there already stays as it is.
  func add(_ deliveries: [Delivery]) throws(StoreFault)

  /// The message that is to be tried first of those that failed, or of which nobody knows; none of these channels.
  func dueMessage(at now: Instant, except channels: Set<String>) throws(StoreFault) -> Message?

  /// What is in a message, the most urgent first; what was overtaken is taken out, and marked so.
  func contents(of message: String) throws(StoreFault) -> [(Delivery, PostedNotice)]

  /// The person and channel that something has waited for longest, what is urgent first; none of these channels. Nothing
  /// passes a message that is being sent, and only what is urgent passes one that failed and is not.
  func nextQueue(at now: Instant, except channels: Set<String>) throws(StoreFault) -> PostQueue?

  /// What waits there by now, the most urgent first; what was overtaken is taken out, and marked so.
  func waiting(in queue: PostQueue, at now: Instant) throws(StoreFault) -> [(Delivery, PostedNotice)]

  /// Lets what waits there wait longer, urgent notices only if that is said.
  func postpone(_ queue: PostQueue, to instant: Instant, urgentToo: Bool) throws(StoreFault)

  /// When messages were sent there since an instant, the earliest first.
  func sent(to queue: PostQueue, since instant: Instant) throws(StoreFault) -> [Instant]

  /// Keeps a new message and what is in it.
  func claim(_ message: Message, of deliveries: [Delivery]) throws(StoreFault)

  /// Keeps what became of a message, and of everything in it.
  func keep(_ message: Message) throws(StoreFault)

  /// Has given-up messages tried again from `now` on: those of that notice or id, or all; gives how many.
  func revive(_ id: String?, at now: Instant) throws(StoreFault) -> Int

  /// Marks notices as seen by a person.
  func markRead(_ notices: [String], by person: String, at now: Instant) throws(StoreFault)
}
