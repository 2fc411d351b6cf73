import ArgumentParser
import Tasking
import TaskingAPI

/// `raise`: a new request.
struct RaiseVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "raise", abstract: "Make a new request: a draft, or submitted at once.",
    discussion: """
      Without --submit it is a draft that only its author sees. A submission that is refused keeps the draft, and says \
      what to add. grounds=- reads standard input, grounds=@file a file; grounds==@x is the text @x.
      """)

  @Argument(help: ArgumentHelp("Fields: kind=visitor-check title=\"…\"", valueName: "field=value"))
  var words: [String] = []

  @Flag(help: "Submit it at once.")
  var submit = false

  @Option(help: ArgumentHelp("The workflow, if the store has several.", valueName: "name"))
  var workflow: String?

  @OptionGroup var late: Late

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    let given = try session.given(words)
    if let reference = given.reference {
      throw TaskingError(
        .usage, "a new request gets its reference by itself: \(reference) is not wanted",
        hint: "to change one that is there: tasking set \(reference) …")
    }
    return try session.answer(
      Command.Raise(fields: given.entries, submit: submit, workflow: workflow, occurred: late.occurred))
  }
}
