import ArgumentParser
import Tasking
import TaskingAPI

/// `staffing`: the open requests that no one present can move on.
struct StaffingVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "staffing", abstract: "List the open requests that no one present can move on.",
    discussion: "It looks now, or at noon of a day to come; for a past day it shows what was found then.")

  @Option(help: ArgumentHelp("The day: tomorrow, fri, 2026-12-24; else now.", valueName: "day"))
  var on: String?

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("staffing")
    return try session.answer(Command.CheckStaffing(day: on))
  }
}
