import ArgumentParser

/// `handover`: a shift is handed over, and accepted.
struct HandoverNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handover", abstract: "Hand a shift over, and take one over.",
    discussion: """
      tasking handover --to a.whitfield lists what you answer for and records that it was handed over; it counts once
      a.whitfield has said: tasking handover accept N.
      """,
    subcommands: [HandoverGiveVerb.self, HandoverAcceptVerb.self, HandoverShowVerb.self, HandoverListVerb.self],
    defaultSubcommand: HandoverGiveVerb.self)
}
