import ArgumentParser

/// `workflow`: definitions, calendars and registers.
struct WorkflowNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workflow", abstract: "Definitions, calendars and registers.",
    subcommands: [
      WorkflowCheckVerb.self, WorkflowTestVerb.self, WorkflowListVerb.self, WorkflowShowVerb.self,
      WorkflowImpactVerb.self, WorkflowActivateVerb.self, WorkflowMigrateVerb.self, WorkflowDiagramVerb.self,
      WorkflowPageVerb.self, WorkflowSchemaVerb.self, WorkflowSimulateVerb.self,
    ])
}
