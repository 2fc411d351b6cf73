import ArgumentParser
import Tasking
import TaskingAPI

/// `person leave`: somebody is gone for good.
struct PersonLeaveVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "leave", abstract: "Say that somebody is gone for good, and see what becomes of their work.",
    discussion: """
      Their roles end and their login is theirs no longer. Urgent work goes on with the next tick, as for somebody who is
      away; the rest is listed with what to type.
      """)

  @Argument(help: "The person.")
  var id: String

  @Option(help: ArgumentHelp("The first time at which they are gone: 2026-12-01; else now.", valueName: "when"))
  var from: String?

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.answer(Command.Leave(person: id, from: from))
  }
}
