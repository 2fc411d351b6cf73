import ArgumentParser
import Tasking
import TaskingAPI

/// `plan`: what will fall due.
struct PlanVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Say what will fall due, and for whom, if nobody does anything.",
    discussion: """
      Worked out by the functions that the scheduler uses, on requests in memory; nothing is written. With --as PERSON it \
      leaves out what that person may not see: the drafts of others.
      """)

  @Option(help: ArgumentHelp("Up to when: 2d, 36h, fri 16:00, 2026-12-01.", valueName: "time"))
  var horizon = "1d"

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("plan")
    return try session.answer(Command.Plan(horizon: horizon))
  }
}
