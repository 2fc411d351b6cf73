import ArgumentParser
import Tasking
import TaskingAPI

/// `retention decide`: the review of a finished request.
struct RetentionDecideVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "decide", abstract: "Keep a finished request, or dispose of it, which takes two persons.",
    discussion: """
      outcome=retain reason="…" keeps it until its next review; group=… puts it in another group. outcome=dispose proposes \
      to erase it, and the same from a second person erases it, for good. basis=… is for what the law wants erased before \
      its review is due. A proposal lapses when anything else happens to the request, and after the schedule's time. \
      What stays and what goes: docs/retention.md.
      """)

  @Argument(
    help: ArgumentHelp("The request, and outcome=retain or outcome=dispose.", valueName: "REF outcome=…"))
  var words: [String] = []

  @Flag(help: "Only say what would happen.")
  var dryRun = false

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    let given = try session.given(words)
    let reference = try given.subject(of: "retention decide")
    return try session.answer(
      Command.DecideRetention(reference: reference, fields: given.entries, isTrial: dryRun))
  }
}
