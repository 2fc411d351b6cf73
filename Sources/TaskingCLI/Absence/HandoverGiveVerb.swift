import ArgumentParser
import Tasking
import TaskingAPI

/// `handover`, or `handover give`: lists what somebody answers for, and records that it was handed over.
struct HandoverGiveVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "give", abstract: "List what you, or somebody else, answer for, and hand it over.")

  @Option(help: ArgumentHelp("Whose work; else yours.", valueName: "person"))
  var from: String?

  @Option(help: ArgumentHelp("Who takes over; else the deputy.", valueName: "person"))
  var to: String?

  @Option(help: ArgumentHelp("List what ends by itself up to then; else a day.", valueName: "when"))
  var until: String?

  @Flag(help: "List it only.")
  var dryRun = false

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.answer(Command.HandOver(from: from, to: to, until: until, isTrial: dryRun))
  }
}
