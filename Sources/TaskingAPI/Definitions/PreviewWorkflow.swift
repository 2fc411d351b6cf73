extension Command {
  /// What it would do to open requests if they were migrated to that definition.
  package struct PreviewWorkflow: Operation {
    package typealias Answer = Impact
    package static let name = "workflow.preview/1"
    package static let permission = Permission.owner(.administration)

    package var source: SourceText

    package init(_ source: SourceText) { self.source = source }
  }
}
