import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Checkup {
  /// Shifts that nobody has taken over, and people who are away while nobody stands in.
  func cover() throws -> [Diagnosis.Line] {
    let now = try present()
    let (open, people) = try store.read { transaction in
      (try transaction.handovers(of: nil, openOnly: true), try transaction.people())
    }
    return try [Self.handovers(open, now), Self.absences(people, now)]
      + looked("staffing") {
        // As it is now: somebody may have left since the day's look.
        // Asked by nobody, as the scheduler asks.
        let nobody = Caller(uid: -1, isTrusted: true)
        let working = Working(
          Service(store: store, surroundings: surroundings), Terms(), nobody, Command.RunTick.permission,
          isForLogs: true)
        return [Self.line(of: try working.look { try $0.staffing(at: $0.session.now) })]
      }
  }

  private static func handovers(_ open: [HandoverRow], _ now: Instant) -> Diagnosis.Line {
    guard let oldest = open.first else { return .ok("handovers", "every one was accepted") }
    let age = Context.age(max(0, oldest.at.seconds(to: now)))
    return .warning(
      "handovers", "\(open.count) not accepted, the oldest by \(oldest.record.to) for \(age)",
      "tasking --as \(oldest.record.to) handover accept \(oldest.seq), or hand over anew")
  }

  private static func absences(_ people: [PersonRow], _ now: Instant) -> Diagnosis.Line {
    let standIns = Context.standIns(people)
    let away = people.filter { !$0.isGone(at: now) }.map(\.record.id).filter {
      standIns.people[$0]?.isAbsent(at: now) ?? false
    }
    let alone = away.filter { standIns.answer(for: $0, at: now).id == nil }
    guard let first = alone.first else {
      return .ok("absences", away.isEmpty ? "nobody is away" : "\(away.count) away, each with somebody who stands in")
    }
    return .warning(
      "absences", "nobody stands in for \(alone.joined(separator: ", "))", "tasking absence deputy \(first) SOMEBODY")
  }

  private static func line(of staffing: Staffing) -> Diagnosis.Line {
    guard !staffing.stuck.isEmpty || !staffing.unattended.isEmpty else {
      return .ok("staffing", "every open request can be moved on by somebody who is there")
    }
    return .warning(
      "staffing",
      "\(staffing.stuck.count) open requests that no one present can move on, \(staffing.unattended.count) whose"
        + " assignee is away without a deputy", "which: tasking staffing")
  }
}
