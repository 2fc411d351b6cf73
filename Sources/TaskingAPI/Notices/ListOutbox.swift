extension Command {
  /// What is on its way.
  package struct ListOutbox: Operation {
    package typealias Answer = Outbox
    package static let name = "outbox.list/1"
    package static let permission = Permission.owner(.post)

    /// Whether what has arrived is listed as well.
    package var all: Bool
    package var limit: Int?

    package init(all: Bool = false, limit: Int? = nil) {
      self.all = all
      self.limit = limit
    }
  }
}
