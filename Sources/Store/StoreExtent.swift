/// What a store is, and how far its three chains go: what a copy of it must have as well.
package struct StoreExtent: Hashable, Sendable {
  package let identity: StoreIdentity
  /// The last entry of the journal.
  package let head: Head
  /// The last line of the access log; nil while nobody was logged.
  package let accessHead: Head?
  /// The last row of the scheduler's chain; nil while it has done nothing.
  package let tickHead: Head?

  package init(identity: StoreIdentity, head: Head, accessHead: Head?, tickHead: Head?) {
    self.identity = identity
    self.head = head
    self.accessHead = accessHead
    self.tickHead = tickHead
  }
}
