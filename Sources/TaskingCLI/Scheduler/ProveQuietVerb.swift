import ArgumentParser
import Tasking
import TaskingAPI

/// `prove-quiet`: whether anything was due of one request, and whether anybody looked.
struct ProveQuietVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "prove-quiet",
    abstract: "Say with evidence that nothing was due of a request, or when it was noticed.",
    discussion: """
      What was due follows from the request's own journal; that somebody looked, from the scheduler's log, whose rows are a \
      chain. audit verify checks both. Exit: 0; with --exit-code 10 unless nothing was due and the scheduler looked all the \
      time.
      """)

  @Argument(help: ArgumentHelp("The request.", valueName: "REF"))
  var words: [String] = []

  @Option(help: ArgumentHelp("From when: 2026-11-20 14:00, fri 16:00, -3h.", valueName: "instant"))
  var from: String

  @Option(help: ArgumentHelp("Up to when; now, if it is left away.", valueName: "instant"))
  var to: String?

  @Flag(help: "End with 10 unless nothing was due and the scheduler looked all the time.")
  var exitCode = false

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  /// The status with which something that was found is told.
  private static let found: Int32 = 10

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("prove-quiet")
    let reference = try LookedAt(looking: words, "prove-quiet").reference
    let reply = try session.send(Command.ProveQuiet(reference: reference, from: from, to: to))
    let status = try session.write(reply)
    guard exitCode, status == 0 else { return status }
    let quietness = try reply.answer
    return quietness.verdict == .quiet && quietness.watch.gaps.isEmpty ? 0 : Self.found
  }
}
