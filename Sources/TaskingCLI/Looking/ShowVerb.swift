import ArgumentParser
import Tasking
import TaskingAPI

/// `show`: a request as it stands.
struct ShowVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a request: where it stands, its fields, its clocks.")

  @Argument(help: ArgumentHelp("The request.", valueName: "REF"))
  var words: [String] = []

  @OptionGroup(title: "The past") var past: Past
  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("show")
    let subject = try LookedAt(looking: words, "show")
    return try session.answer(Command.Show(reference: subject.reference), asAt: past.phrase)
  }
}
