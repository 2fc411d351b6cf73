import ArgumentParser
import Tasking
import TaskingAPI

/// `absence add`: somebody is away.
struct AbsenceAddVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Record that you, or somebody else, are away.",
    discussion: """
      It counts from now on, whenever it began. Urgent work goes on with the next tick, as the workflow says; whoever
      stands in sees the rest on their own list. --reason is one word: leave, sick, training, court.
      """)

  @Argument(help: "Who; you yourself if nobody is named.")
  var person: String?

  @Option(help: ArgumentHelp("When it begins: mon 09:00, 2026-12-01, -3h; else now.", valueName: "when"))
  var from: String?

  @Option(
    help: ArgumentHelp("When they are back; else until somebody ends it.", valueName: "when"))
  var until: String?

  @Option(help: ArgumentHelp("Who stands in; else the standing deputy.", valueName: "person"))
  var deputy: String?

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.answer(
      Command.RecordAbsence(
        person: person, from: from, until: until, deputy: deputy, reason: session.flags.reason))
  }
}
