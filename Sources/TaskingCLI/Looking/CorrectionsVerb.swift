import ArgumentParser
import Tasking
import TaskingAPI

/// `corrections`: what was corrected, and who has to be told.
struct CorrectionsVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "corrections", abstract: "Show what was corrected, and everybody to whom the mistaken fact went.",
    discussion: """
      Of one request, or of all that you may see. Those who were not told of a correction come first, with what to type \
      once they are. Listed is who acted on the request between the mistake and its correction, had it, got a notice or a \
      certificate, or is on record by tasking disclose; who only looked is not.
      """)

  @Argument(help: ArgumentHelp("The request; all if none is given.", valueName: "REF"))
  var words: [String] = []

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("corrections")
    let subject = words.isEmpty ? nil : try LookedAt(looking: words, "corrections")
    return try session.answer(Command.ListCorrections(reference: subject?.reference))
  }
}
