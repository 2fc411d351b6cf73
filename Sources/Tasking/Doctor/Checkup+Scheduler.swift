import Store
package import TaskingAPI
import WorkingTime

extension Checkup {
  /// Whether the scheduler runs, and does what it has to.
  func scheduler() throws -> Diagnosis.Line {
    let (check, now) = ("scheduler", try present())
    let (schedule, due) = try store.read { (try $0.schedule(), try $0.due(at: now, limit: Self.mostDue)) }
    let waiting = due.isEmpty ? "" : "; something has fallen due in \(Self.count(due.count))"
    guard let schedule else {
      return due.isEmpty && store.identity.created.seconds(to: now) <= Self.patience
        ? .ok(check, "it has not run yet") : .warning(check, "it has never run\(waiting)", Self.remedy)
    }
    if let line = Self.setBack(schedule, try times()) { return line }
    let ago = schedule.lastAt.seconds(to: now)
    if ago > Self.patience { return .warning(check, "it last ran \(Context.age(ago)) ago\(waiting)", Self.remedy) }
    if schedule.errors > 0 {
      return .warning(
        check, "its last run could not bring \(schedule.errors) requests up to date", "which, and why: tasking tick"
      )
    }
    if schedule.left > 0 {
      return .warning(
        check, "its last run had no time for \(Context.requests(schedule.left))", "see that runs follow one another")
    }
    return .ok(check, "it last ran \(Context.age(max(0, ago))) ago")
  }

  /// The watchdog: whether the scheduler does what it has to, asked by something other than itself.
  ///
  /// Reads only; cost: what is overdue.
  /// - Parameter interval: How often the scheduler is meant to run, in seconds; what is later than two of them is an error.
  /// - Throws: what no check expects.
  package func watchdog(interval: Int64) throws -> [Diagnosis.Line] {
    try looked("clock") { [try clock()] } + looked("last run") { [try lastRun(interval)] }
      + looked("overdue") { [try overdue(interval)] }
  }

  private func lastRun(_ interval: Int64) throws -> Diagnosis.Line {
    let (check, now) = ("last run", try present())
    guard let schedule = try store.read({ try $0.schedule() }) else {
      return store.identity.created.seconds(to: now) <= interval * 2
        ? .ok(check, "the store is new") : .error(check, "the scheduler has never run", Self.remedy, .busy)
    }
    if let line = Self.setBack(schedule, try times()) { return .error(check, line.finding, line.remedy, .busy) }
    let ago = schedule.lastAt.seconds(to: now)
    if ago > interval * 2 {
      return .error(check, "the scheduler last ran \(Context.age(ago)) ago", Self.remedy, .busy)
    }
    return .ok(check, "\(Context.age(max(0, ago))) ago, \(schedule.considered) considered, \(schedule.errors) errors")
  }

  private func overdue(_ interval: Int64) throws -> Diagnosis.Line {
    let (check, now) = ("overdue", try present())
    let limit = now.advanced(bySeconds: -interval * 2)
    // What fell due exactly two intervals ago is in time.
    let due = try store.read { try $0.due(at: limit.advanced(bySeconds: -1), after: nil, limit: Self.mostDue) }
    guard let first = due.first else {
      return .ok(check, "nothing that fell due before \(try times().moment(limit)) waits to be recorded")
    }
    let late = Context.age(first.at.seconds(to: now))
    return .error(
      check,
      "something fell due in \(Self.count(due.count)) and was not recorded, first in \(first.reference) at "
        + "\(try times().moment(first.at)), \(late) ago", "run it, and see what it says: tasking tick", .busy)
  }

  /// That this machine's clock has gone back, or had when the scheduler last tried; nil if it has not.
  private static func setBack(_ schedule: Schedule, _ times: TimeWords) -> Diagnosis.Line? {
    let remedy = "set the clock right: timedatectl; then it goes on by itself"
    if schedule.secondsBehind(times.now) > Session.tolerance {
      return .warning(
        "scheduler", "it stands still: it last ran at \(times.moment(schedule.lastAt)), which is still to come", remedy)
    }
    guard let setBack = schedule.setBackTo else { return nil }
    return .warning(
      "scheduler",
      "it stood still: this machine's clock had gone back to \(times.moment(setBack)), and it has not run since", remedy
    )
  }

  private static func count(_ found: Int) -> String {
    found < mostDue ? Context.requests(found) : "more than \(mostDue - 1) requests"
  }

  private static let remedy = "systemctl status tasking-tick.timer, or run it: tasking tick"
  /// Twice the time between two runs of the scheduler.
  private static let patience = Context.tickInterval * 2
  /// As many requests as are counted by name.
  private static let mostDue = 1_001
}
