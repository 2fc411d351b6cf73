extension Command {
  /// Open requests that shall follow the definition in use.
  package struct Migrate: Operation {
    package typealias Answer = Impact
    package static let name = "workflow.migrate/1"
    package static let permission = Permission.owner(.administration)

    /// The workflow's name; nil for the only one there is.
    package var workflow: String?
    package var reason: String?
    /// What becomes of states and clocks that are named otherwise.
    package var map: SourceText?
    /// Whether it is only to be said what would happen.
    package var isTrial: Bool

    package init(workflow: String? = nil, reason: String? = nil, map: SourceText? = nil, isTrial: Bool) {
      self.workflow = workflow
      self.reason = reason
      self.map = map
      self.isTrial = isTrial
    }
  }
}
