import ArgumentParser
import Tasking
import TaskingAPI

/// `history`: what happened to a request.
struct HistoryVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Show what happened to a request, the first event first.")

  @Argument(help: ArgumentHelp("The request.", valueName: "REF"))
  var words: [String] = []

  @OptionGroup(title: "The past") var past: Past
  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("history")
    let subject = try LookedAt(looking: words, "history")
    return try session.answer(Command.ReadHistory(reference: subject.reference), asAt: past.phrase)
  }
}
