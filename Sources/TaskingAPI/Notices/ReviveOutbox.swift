extension Command {
  /// What is to be tried again.
  package struct ReviveOutbox: Operation {
    package typealias Answer = Revived
    package static let name = "outbox.revive/1"
    package static let permission = Permission.owner(.post)

    /// Notices or messages; none for all.
    package var ids: [String]

    package init(ids: [String]) { self.ids = ids }
  }
}
