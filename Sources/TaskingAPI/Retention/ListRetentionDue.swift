extension Command {
  /// Finished requests whose review is due by a day, as people type it; nil for today.
  package struct ListRetentionDue: Operation {
    package typealias Answer = RetentionDue
    package static let name = "retention.due/1"
    package static let permission = Permission.anybody

    package var by: String?

    package init(by: String? = nil) { self.by = by }
  }
}
