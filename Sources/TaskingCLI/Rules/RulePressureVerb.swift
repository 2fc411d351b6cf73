import ArgumentParser
import Tasking
import TaskingAPI

/// `rule pressure`: how often each rule decided.
struct RulePressureVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "pressure", abstract: "Say how often each rule was passed, and how often it refused.",
    discussion: """
      HELD are moves that were made and had to pass it, REFUSED attempts that it was among the reasons to refuse, ALONE \
      those that nothing else would have refused. A rule that never refuses may be one that nobody needs.
      """)

  @Argument(help: "The workflow, if the store has several.")
  var workflow: String?

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("rule pressure")
    return try session.answer(Command.MeasurePressure(workflow: workflow))
  }
}
