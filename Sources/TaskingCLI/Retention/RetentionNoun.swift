import ArgumentParser

/// `retention`: how long finished requests are kept.
struct RetentionNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention", abstract: "Review finished requests, hold them, and dispose of them.",
    subcommands: [RetentionDueVerb.self, RetentionDecideVerb.self, RetentionHoldVerb.self])
}
