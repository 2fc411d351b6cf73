import ArgumentParser

/// `handover`: a shift is handed over, and accepted.
struct HandoverNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handover", abstract: "Hand a shift over, and take one over.",
    discussion: """
      tasking handover --to a.whitfield lists what you answer for and records that it was handed over; it counts once
      a.whitfield has said: tasking handover accept N. Until then it can be withdrawn: tasking handover withdraw N. It
      moves no request; accepting lists with whom each one is, and what would give it on.
      """,
    subcommands: [
      HandoverGiveVerb.self, HandoverAcceptVerb.self, HandoverWithdrawVerb.self, HandoverShowVerb.self,
      HandoverListVerb.self,
    ],
    defaultSubcommand: HandoverGiveVerb.self)
}
