package import Workflow
package import WorkingTime

/// A notice as it waits to be delivered.
package struct NoticeRow: Hashable, Sendable {
  /// `reference/version/n`, so that a notice delivered twice can be told.
  package let id: String
  package let request: String
  /// The journal entry that it came with.
  package let seq: Int64
  package let notice: Notice
  package let created: Instant
  package let status: Status
  /// How many it is for, where it is for all who held a role; then the journal has the digest of who they were.
  package let crowd: Int?

  package init(
    id: String, request: String, seq: Int64, notice: Notice, created: Instant, status: Status, crowd: Int? = nil
  ) {
    self.id = id
    self.request = request
    self.seq = seq
    self.notice = notice
    self.created = created
    self.status = status
    self.crowd = crowd
  }

  /// Where a notice is on its way.
  package enum Status: String, Sendable {
    /// Not everywhere yet where it is to go besides the inbox.
    case pending
    case delivered
    /// Given up on some way; it is in the inbox all the same.
    case failed
    /// Overtaken: its request was held, closed, given to somebody else or acknowledged before it left.
    case void
  }
}
