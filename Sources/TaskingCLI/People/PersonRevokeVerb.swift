import ArgumentParser
import Tasking
import TaskingAPI

/// `person revoke`: a role is taken back.
struct PersonRevokeVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Take a role back, now or from a time to come.")

  @Argument(help: "The person.")
  var id: String

  @Argument(help: "The role, as the definition calls it.")
  var role: String

  @Option(help: ArgumentHelp("When it ends: 2026-12-01, fri 16:00; else now.", valueName: "when"))
  var from: String?

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.answer(Command.Revoke(person: id, role: role, from: from))
  }
}
