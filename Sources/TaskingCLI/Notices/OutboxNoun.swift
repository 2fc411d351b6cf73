import ArgumentParser

/// `outbox`: notices on their way.
struct OutboxNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outbox", abstract: "Notices on their way: what waits, what was given up.",
    subcommands: [OutboxListVerb.self, OutboxRetryVerb.self, OutboxDeliverVerb.self])
}
