extension Command {
  /// The definitions of the store.
  package struct ListWorkflows: Operation {
    package typealias Answer = Workflows
    package static let name = "workflow.list/1"
    package static let permission = Permission.anybody

    package init() {}
  }
}
