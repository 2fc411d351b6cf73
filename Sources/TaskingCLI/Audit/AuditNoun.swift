import ArgumentParser
import TaskingAPI

/// `audit`: evidence that the store is what it was.
struct AuditNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Evidence: that the journal is whole, and what was kept of it elsewhere.",
    subcommands: [
      AuditVerifyVerb.self, AuditConsistentVerb.self, AuditAnchorVerb.self, AuditKeyVerb.self, AuditAcceptLossVerb.self,
    ])
}
