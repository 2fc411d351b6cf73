import ArgumentParser
import Tasking
import TaskingAPI

/// `correct`: facts that an earlier event recorded wrongly.
struct CorrectVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "correct", abstract: "Say what a fact really is that was recorded wrongly.",
    discussion: """
      The earlier event stays, and the correction names it: the last that wrote the fields, or the one of --of. Everybody \
      of this store to whom the mistaken fact went gets a notice; tasking corrections REF lists them, and the others. To \
      change what was right until now, use set.
      """)

  @Argument(help: ArgumentHelp("The request, and fields.", valueName: "REF field=value"))
  var words: [String] = []

  @Option(help: ArgumentHelp("The version of the mistaken event.", valueName: "version"))
  var of: Int?

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    let given = try session.given(words)
    let reference = try given.subject(of: "correct")
    return try session.answer(Command.Correct(reference: reference, fields: given.entries, of: of))
  }
}
