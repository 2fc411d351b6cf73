import Store
import Workflow
import WorkingTime

extension Checkup {
  /// Shifts that nobody has taken over, and people who are away while nobody stands in.
  func cover() throws -> [Diagnosis.Line] {
    let now = try present()
    let (open, people, staffing) = try store.read { transaction in
      (
        try transaction.handovers(of: nil, openOnly: true), try transaction.people(),
        try transaction.staffing(on: try zone(transaction).local(now).date.iso)
      )
    }
    return [Self.handovers(open, now), Self.absences(people, now), Self.staffing(staffing)]
  }

  private func zone(_ transaction: any ReadTransaction) throws -> Zone {
    guard let name = try transaction.setting(.zone), name != Zone.utc.name else { return .utc }
    guard let zone = surroundings.zone(name) else {
      throw TaskingError(.internalFault, "the system has no time zone '\(name)'", hint: "install the package tzdata")
    }
    return zone
  }

  private static func handovers(_ open: [HandoverRow], _ now: Instant) -> Diagnosis.Line {
    guard let oldest = open.first else { return .ok("handovers", "every one was accepted") }
    let age = Service.age(max(0, oldest.at.seconds(to: now)))
    return .warning(
      "handovers", "\(open.count) not accepted, the oldest by \(oldest.record.to) for \(age)",
      "tasking --as \(oldest.record.to) handover accept \(oldest.seq), or hand over anew")
  }

  private static func absences(_ people: [PersonRow], _ now: Instant) -> Diagnosis.Line {
    let standIns = Service.standIns(people)
    let away = people.map(\.record.id).filter { standIns.people[$0]?.isAbsent(at: now) ?? false }
    let alone = away.filter { standIns.answer(for: $0, at: now).id == nil }
    guard let first = alone.first else {
      return .ok("absences", away.isEmpty ? "nobody is away" : "\(away.count) away, each with somebody who stands in")
    }
    return .warning(
      "absences", "nobody stands in for \(alone.joined(separator: ", "))", "tasking absence deputy \(first) SOMEBODY")
  }

  private static func staffing(_ row: StaffingRow?) -> Diagnosis.Line {
    guard let record = row?.record else { return .ok("staffing", "nothing was found today that nobody may move on") }
    return .warning(
      "staffing",
      "\(record.stuck.count) open requests that nobody who is there may move on, \(record.unattended.count) with"
        + " somebody who is away while nobody stands in", "tasking staffing says which")
  }
}
