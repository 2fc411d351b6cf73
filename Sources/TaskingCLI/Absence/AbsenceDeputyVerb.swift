import ArgumentParser
import Tasking
import TaskingAPI

/// `absence deputy`: who stands in whenever an absence names nobody.
struct AbsenceDeputyVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "deputy", abstract: "Say who stands in for somebody whenever an absence names nobody.",
    discussion: "tasking absence deputy k.osei a.whitfield; --none takes the deputy away.")

  @Argument(help: "Who may be away.")
  var person: String

  @Argument(help: "Who stands in.")
  var deputy: String?

  @Flag(help: "Nobody any more.")
  var none = false

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func validate() throws {
    if none == (deputy != nil) { throw ValidationError("absence deputy wants either who stands in, or --none") }
  }

  func perform(in session: Session) throws -> Int32 {
    try session.answer(Command.Appoint(person: person, deputy: deputy))
  }
}
