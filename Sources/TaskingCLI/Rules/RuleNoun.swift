import ArgumentParser

/// `rule`: expressions of definitions.
struct RuleNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rule", abstract: "Expressions, as rules are written in.", subcommands: [RuleEvalVerb.self])
}
