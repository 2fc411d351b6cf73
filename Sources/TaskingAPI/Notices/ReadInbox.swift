extension Command {
  /// A look into one's inbox.
  package struct ReadInbox: Operation {
    package typealias Answer = Inbox
    package static let name = "inbox.read/1"
    package static let permission = Permission.anybody

    /// Whether what was seen is listed as well.
    package var all: Bool
    package var limit: Int?

    package init(all: Bool = false, limit: Int? = nil) {
      self.all = all
      self.limit = limit
    }
  }
}
