extension Command {
  /// One run of delivery.
  package struct Deliver: Codable, Hashable, Sendable {
    /// How long it may take, in seconds; nil for ten minutes.
    package var seconds: Int?

    package init(seconds: Int? = nil) { self.seconds = seconds }
  }

  /// What is on its way.
  package struct ListOutbox: Codable, Hashable, Sendable {
    /// Whether what has arrived is listed as well.
    package var all: Bool
    package var limit: Int?

    package init(all: Bool = false, limit: Int? = nil) {
      self.all = all
      self.limit = limit
    }
  }

  /// What is to be tried again.
  package struct ReviveOutbox: Codable, Hashable, Sendable {
    /// Notices or messages; none for all.
    package var ids: [String]

    package init(ids: [String]) { self.ids = ids }
  }

  /// A look into one's inbox.
  package struct ReadInbox: Codable, Hashable, Sendable {
    /// Whether what was seen is listed as well.
    package var all: Bool
    /// Whether what is shown stays unseen.
    package var keep: Bool
    package var limit: Int?

    package init(all: Bool = false, keep: Bool = false, limit: Int? = nil) {
      self.all = all
      self.keep = keep
      self.limit = limit
    }
  }
}
