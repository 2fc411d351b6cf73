import ArgumentParser
import Tasking
import TaskingAPI

/// `retention hold`: what keeps a request whatever else is decided.
struct RetentionHoldVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "hold", abstract: "Put a hold on a request, so that nothing erases it; or release one.",
    discussion: """
      tasking retention hold 418 basis=cpia officer="DC Amin" reason="…"; --release basis=cpia reason="…" ends it. A request \
      can be held while it is open as well, for several bases at once, and reopening it changes nothing of that.
      """)

  @Argument(help: ArgumentHelp("The request, basis=… and reason=….", valueName: "REF basis=…"))
  var words: [String] = []

  @Flag(help: "End the hold.")
  var release = false

  @Flag(help: "Only say what would happen.")
  var dryRun = false

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    let given = try session.given(words)
    let reference = try given.subject(of: "retention hold")
    return try session.answer(
      Command.HoldRecord(
        reference: reference, fields: given.entries, isRelease: release, isTrial: dryRun))
  }
}
