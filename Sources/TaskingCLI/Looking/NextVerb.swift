import ArgumentParser
import Tasking
import TaskingAPI

/// `next`: what can be done with a request.
struct NextVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "next", abstract: "Show what can be done now, what cannot and why, and who could.")

  @Argument(help: ArgumentHelp("The request.", valueName: "REF"))
  var words: [String] = []

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("next")
    let subject = try LookedAt(looking: words, "next")
    return try session.answer(Command.Next(reference: subject.reference))
  }
}
