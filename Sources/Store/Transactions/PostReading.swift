package import WorkingTime

/// What is read of notices and of the ways that they go.
package protocol PostReading: AnyObject {
  /// The place in the journal up to which a person has seen what others recorded of them; 0 for nothing.
  func seenAdministration(by person: String) throws(StoreFault) -> Int64

  /// The notices of a request, in the order in which they were written.
  func notices(of reference: String) throws(StoreFault) -> [NoticeRow]

  /// What is in a person's inbox, what is most urgent first and then the latest; only what they have not seen unless
  /// `all` is said. Notices that were overtaken are seen only then.
  func inbox(of person: String, all: Bool, limit: Int) throws(StoreFault) -> [InboxLine]

  /// Notices for all who held a capacity whose ways have not been chosen, what is most urgent first and then the latest: of
  /// these capacities, and none that the person has seen.
  func unroutedCrowds(of capacities: [String], unseenBy person: String) throws(StoreFault) -> [PostedNotice]

  /// Notices and the ways that they go, the latest first: only what is not there yet, or was given up, unless `all`.
  func outbox(all: Bool, limit: Int) throws(StoreFault) -> [OutboxLine]

  /// Whether there is anything that delivery could do at an instant.
  func hasPost(at now: Instant) throws(StoreFault) -> Bool

  /// Notices of rungs for a person that wait to be delivered or read, the oldest first; at most `limit`.
  func unread(by person: String, limit: Int) throws(StoreFault) -> [NoticeRow]
}
