extension Command {
  /// A list of requests.
  package struct List: Operation {
    package typealias Answer = RequestList
    package static let name = "request.list/1"
    package static let permission = Permission.anybody

    package var view: View
    /// `field:value` or `field=value`, several values with commas; `@me`, `@unassigned`, `@overdue`, `@held`.
    package var filters: [String]
    package var limit: Int?

    package init(view: View, filters: [String] = [], limit: Int? = nil) {
      self.view = view
      self.filters = filters
      self.limit = limit
    }

    /// Which requests a list begins with.
    package enum View: String, Codable, CaseIterable, Hashable, Sendable {
      /// Every open one, or every one if a filter names a state or a stage.
      case all
      /// What I raised or have been given, and is open.
      case mine
      /// What waits for my roles, in what I cover, or for me.
      case queue
    }
  }
}
