import ArgumentParser

/// `absence`: who is away, and who stands in.
struct AbsenceNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "absence", abstract: "Who is away, and who stands in.",
    subcommands: [AbsenceAddVerb.self, AbsenceEndVerb.self, AbsenceListVerb.self, AbsenceDeputyVerb.self])
}
