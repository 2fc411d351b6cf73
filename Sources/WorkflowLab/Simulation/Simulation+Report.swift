internal import Workflow
internal import WorkingTime

extension Simulation {
  /// What came of it, once it has run.
  func report(_ work: [Desk.Work], arrived: Int, ended: Int) throws(CalendarFault) -> SimulationReport {
    let queues = plan.states.indices.filter { !plan.states[$0].isFinal }.map { number in
      let (state, tally) = (plan.states[number], tallies[number])
      return SimulationReport.Queue(
        state: state.name, role: state.role.map { plan.staff[$0].name }, length: tally.lengths, wait: tally.stays,
        left: tally.waits.count, byDay: tally.byDay.map { Double($0) / 86_400 })
    }
    let (from, to) = (Instant(secondsSinceEpoch: start), Instant(secondsSinceEpoch: end))
    var roles: [SimulationReport.Role] = []
    for (staff, work) in zip(plan.staff, work) {
      let open = try arithmetic.count(from: from, to: to, elapsed: staff.isAroundTheClock)
      let hours = Double(max(1, open)) * Double(staff.people * staff.atOnce)
      let own = queues.filter { $0.role == staff.name }
      let left = own.reduce(0) { $0 + $1.left }
      let waited = own.reduce(0.0) { $0 + $1.wait.mean * Double($1.left) }
      roles.append(
        SimulationReport.Role(
          role: staff.name, people: staff.people, busy: Double(work.done) / hours, asked: Double(work.asked) / hours,
          wait: left == 0 ? 0 : waited / Double(left), early: Simulation.mean(own, quarter: 0),
          late: Simulation.mean(own, quarter: 3)))
    }
    return SimulationReport(
      workflow: premise.workflow, title: premise.title, seed: premise.seed, from: premise.from.iso,
      days: premise.days, arrived: arrived, ended: ended, open: arrived - ended, queues: queues,
      clocks: verdicts.flatMap { $0 }, roles: roles, leftOut: plan.leftOut)
  }

  private static func mean(_ queues: [SimulationReport.Queue], quarter: Int) -> Double {
    queues.reduce(0) { sum, queue in
      let days = queue.byDay
      let part = days[(days.count * quarter / 4)..<(days.count * (quarter + 1) / 4)]
      return sum + (part.isEmpty ? 0 : part.reduce(0, +) / Double(part.count))
    }
  }
}
