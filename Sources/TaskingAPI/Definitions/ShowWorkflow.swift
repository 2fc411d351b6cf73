extension Command {
  /// A definition in use.
  package struct ShowWorkflow: Operation {
    package typealias Answer = WorkflowDetail
    package static let name = "workflow.show/1"
    package static let permission = Permission.anybody

    package var name: String

    package init(name: String) { self.name = name }
  }
}
