import ArgumentParser
import Tasking

/// `tick`: one run of the scheduler.
struct TickVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "tick", abstract: "Record and tell what has fallen due; every minute, from cron or systemd.",
    discussion: "Run twice, late, or at the same time as another, it leaves the same ledger.")

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.answer(.tick(Command.RunTick()))
  }
}
