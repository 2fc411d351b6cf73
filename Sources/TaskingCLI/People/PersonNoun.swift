import ArgumentParser

/// `person`: who is known, and what they may.
struct PersonNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person", abstract: "People and their roles.",
    subcommands: [
      PersonAddVerb.self, PersonSetVerb.self, PersonGrantVerb.self, PersonRevokeVerb.self,
      PersonLeaveVerb.self, PersonListVerb.self,
    ])
}
