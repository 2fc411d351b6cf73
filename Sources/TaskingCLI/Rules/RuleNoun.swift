import ArgumentParser

/// `rule`: expressions of definitions, and what they decided.
struct RuleNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rule", abstract: "Expressions, as rules are written in, and what rules decided.",
    subcommands: [RuleEvalVerb.self, RulePressureVerb.self])
}
