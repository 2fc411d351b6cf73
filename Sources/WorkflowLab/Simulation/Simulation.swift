package import Workflow
package import WorkingTime

// Discrete events: what happens next is at the top of a heap, by time and then by order of coming. Each role is a
// number of places at a desk: a free one takes the most urgent request of the role's queue, in the role's hours.
// Clocks are those of the kernel, counted by `ClockArithmetic`; fields, rules and people by name are not simulated.

/// One run of a premise over a definition.
package struct Simulation {
  let plan: SimulationPlan
  let arithmetic: ClockArithmetic
  let premise: Premise
  let start: Int64
  let end: Int64
  private var chance: SeededChance
  private var heap = Heap<Happening>()
  private var order: UInt64 = 0
  private var requests: [Request] = []
  private var free: [Int] = []
  private var desks: [Desk]
  var tallies: [QueueTally]
  var verdicts: [[SimulationReport.Clock]]
  private(set) var arrived = 0
  private(set) var ended = 0
  /// What happened to the first requests, for whoever wants to check it.
  package private(set) var traces: [Trace] = []
  private let traced: Int

  /// One request from its raising on.
  package struct Trace: Sendable {
    package let priority: String
    package var steps: [(at: Instant, move: String?, state: String)]
    package var laps: [ClockState]
  }

  /// - Throws: what is wrong with the premise.
  package init(
    _ premise: Premise, _ definition: Definition, calendar: WorkingCalendar, traced: Int = 0
  ) throws(PremiseFault) {
    plan = try SimulationPlan(premise, definition, day: calendar.day)
    arithmetic = ClockArithmetic(calendar: calendar)
    self.premise = premise
    self.traced = traced
    moves = definition.moves.names
    start = calendar.zone.startOfDay(premise.from).secondsSinceEpoch
    end = calendar.zone.startOfDay(premise.from.adding(days: premise.days)).secondsSinceEpoch
    chance = SeededChance(seed: premise.seed)
    let (from, days) = (start, premise.days)
    tallies = plan.states.map { _ in QueueTally(from: from, days: days) }
    desks = plan.staff.map { _ in Desk() }
    verdicts = plan.clocks.map { clock in
      definition.priorities.map {
        SimulationReport.Clock(clock: clock.name, priority: $0, met: 0, breached: 0, ended: 0)
      }
    }
  }

  private let moves: [String]

  /// Runs it.
  ///
  /// - Throws: `CalendarFault` where the calendar does not reach as far as the premise.
  package mutating func run() throws(CalendarFault) -> SimulationReport {
    for day in 0..<premise.days { arrivals(on: premise.from.adding(days: day)) }
    while let next = heap.pop(), next.at < end {
      switch next.kind {
      case .arrival(let priority): try arrive(priority, at: next.at)
      case .done(let number, let isOnCall): try leave(number, isOnCall: isOnCall, at: next.at)
      case .opening(let role):
        desks[role].isWoken = false
        try serve(role, at: next.at)
      }
    }
    for index in tallies.indices { tallies[index].change(by: 0, at: end) }
    return try report(desks.map(\.work), arrived: arrived, ended: ended)
  }

  private mutating func push(_ kind: Happening.Kind, at second: Int64) {
    order += 1
    heap.push(Happening(at: second, order: order, kind: kind))
  }

  /// The requests of a day: a Poisson process, along the shares of its hours.
  private mutating func arrivals(on date: CivilDate) {
    let arrivals = premise.arrivals
    let week = Double(arrivals.weekdays.values.reduce(0, +))
    let mean = Double(arrivals.aYear) * 7 / 365 * Double(arrivals.weekdays[date.weekday] ?? 0) / max(1, week)
    let whole = Double(arrivals.hours.reduce(0) { $0 + $1.weight })
    guard mean > 0, whole > 0 else { return }
    let priorities = arrivals.priorities.reduce(0) { $0 + $1.weight }
    var passed = chance.exponential() / mean
    while passed < 1 {
      var rest = passed * whole
      for hours in arrivals.hours {
        if rest < Double(hours.weight) {
          let length = Double(hours.interval.close - hours.interval.open)
          let second = hours.interval.open + Int(rest / Double(hours.weight) * length)
          let at = arithmetic.calendar.zone.instant(of: date, secondOfDay: second).secondsSinceEpoch
          var pick = Int(chance.unit() * Double(priorities))
          let share = arrivals.priorities.first {
            pick -= $0.weight
            return pick < 0
          }
          push(.arrival(plan.priorities.firstIndex { $0 == share?.of } ?? 0), at: max(start, at))
          break
        }
        rest -= Double(hours.weight)
      }
      passed += chance.exponential() / mean
    }
  }

  private mutating func arrive(_ priority: Int, at second: Int64) throws(CalendarFault) {
    var request = Request(priority: priority, clocks: plan.clocks.count)
    if traces.count < traced {
      request.trace = traces.count
      traces.append(Trace(priority: plan.priorities[priority], steps: [], laps: []))
    }
    let number: Int
    if let last = free.popLast() {
      number = last
      requests[number] = request
    } else {
      number = requests.count
      requests.append(request)
    }
    arrived += 1
    try enter(plan.start, number, by: -1, at: second)
  }

  /// A request comes into a state: its clocks turn, and it waits for whoever works there.
  private mutating func enter(_ state: Int, _ number: Int, by move: Int, at second: Int64) throws(CalendarFault) {
    requests[number].enter(state, at: second)
    try turnClocks(of: number, by: move, at: Instant(secondsSinceEpoch: second))
    if let trace = requests[number].trace {
      traces[trace].steps.append(
        (Instant(secondsSinceEpoch: second), move < 0 ? nil : moves[move], plan.states[state].name))
      if plan.states[state].isFinal { traces[trace].laps = requests[number].clocks.compactMap(\.self) }
    }
    let place = plan.states[state]
    if place.isFinal {
      ended += 1
      free.append(number)
      return
    }
    tallies[state].change(by: 1, at: second)
    let length = place.span.draw(&chance)
    guard let role = place.role else {
      let done = try finish(length, elapsed: place.span.isElapsed, from: second)
      return push(.done(number, isOnCall: false), at: done)
    }
    requests[number].length = length
    desks[role].work.asked += length
    order += 1
    let due = requests[number].clocks.compactMap { $0?.phase == .stopped ? nil : $0?.due?.secondsSinceEpoch }.min()
    desks[role].queue.push(
      Waiting(priority: requests[number].priority, due: due ?? .max, order: order, number: number))
    try serve(role, at: second)
  }

  private func finish(_ length: Int64, elapsed: Bool, from second: Int64) throws(CalendarFault) -> Int64 {
    let start = Instant(secondsSinceEpoch: second)
    return try arithmetic.instant(after: length, elapsed: elapsed, from: start).secondsSinceEpoch
  }

  /// Free places take what waits, the most urgent first; outside the hours only those on call do.
  private mutating func serve(_ role: Int, at second: Int64) throws(CalendarFault) {
    let staff = plan.staff[role]
    while let first = desks[role].queue.first {
      let isOpen = staff.isAroundTheClock ? true : try desks[role].isOpen(at: second, arithmetic.calendar)
      let isOnCall = !isOpen
      if isOnCall {
        guard first.priority == 0, desks[role].onCall < staff.onCall else { break }
        desks[role].onCall += 1
      } else {
        guard desks[role].busy < staff.people * staff.atOnce else { return }
        desks[role].busy += 1
      }
      _ = desks[role].queue.pop()
      let request = requests[first.number]
      tallies[request.state].change(by: -1, at: second)
      tallies[request.state].leave(after: second - request.entered)
      let elapsed = isOnCall || staff.isAroundTheClock
      let done = try finish(request.length, elapsed: elapsed, from: second)
      if !isOnCall {
        let counted = min(done, end)
        desks[role].work.done += try arithmetic.count(
          from: Instant(secondsSinceEpoch: second), to: Instant(secondsSinceEpoch: counted), elapsed: elapsed)
      }
      push(.done(first.number, isOnCall: isOnCall), at: done)
    }
    if desks[role].queue.first != nil, !desks[role].isWoken {
      desks[role].isWoken = true
      push(.opening(role), at: desks[role].opens)
    }
  }

  /// The work on a request, or its wait, is done: by chance one of the moves is made.
  private mutating func leave(_ number: Int, isOnCall: Bool, at second: Int64) throws(CalendarFault) {
    let request = requests[number]
    let place = plan.states[request.state]
    if place.role == nil {
      tallies[request.state].change(by: -1, at: second)
      tallies[request.state].leave(after: second - request.entered)
    }
    let exits = place.exits[request.priority]
    let pick = Int(chance.unit() * Double(exits.last?.below ?? 0))
    if let exit = exits.first(where: { pick < $0.below }) {
      let target =
        switch exit.to {
        case .state(let state): state
        case .same: request.state
        case .whereItWas: request.cameFrom
        }
      try enter(target, number, by: exit.move, at: second)
    }
    guard let role = place.role else { return }
    if isOnCall { desks[role].onCall -= 1 } else { desks[role].busy -= 1 }
    try serve(role, at: second)
  }

  /// What a move does to the clocks: as `ClockKeeper` has it, without tests, bounds and changes of budget.
  private mutating func turnClocks(of number: Int, by move: Int, at instant: Instant) throws(CalendarFault) {
    let (priority, state) = (requests[number].priority, requests[number].state)
    for (index, timer) in plan.clocks.enumerated() {
      let phase = timer.phases[state]
      guard var clock = requests[number].clocks[index] else {
        if phase == .running { requests[number].clocks[index] = try lap(index, 1, .running, priority, instant) }
        continue
      }
      guard let phase else {
        if clock.phase != .stopped {
          try stop(&clock, timer, by: move, at: instant)
          verdicts[index][priority].count(clock.verdict, 1)
          requests[number].clocks[index] = clock
        }
        continue
      }
      if clock.phase == .stopped && phase == .waiting { continue }
      if timer.restartsOn.contains(move) {
        if clock.phase != .stopped {
          try stop(&clock, timer, by: move, at: instant)
          verdicts[index][priority].count(clock.verdict, 1)
        }
        requests[number].clocks[index] = try lap(index, clock.lap + 1, phase, priority, instant)
      } else if phase != clock.phase {
        // A lap that goes on has not ended after all.
        verdicts[index][priority].count(clock.verdict, -1)
        var next = try arithmetic.settled(clock, at: instant)
        next.phase = phase
        next.since = instant
        next.verdict = nil
        requests[number].clocks[index] = try arithmetic.dated(next)
      }
    }
  }

  private func lap(
    _ index: Int, _ lap: Int, _ phase: ClockState.Phase, _ priority: Int, _ instant: Instant
  ) throws(CalendarFault) -> ClockState {
    try arithmetic.dated(
      ClockState(
        clock: plan.clocks[index].name, cycle: 1, lap: lap, phase: phase, budget: plan.clocks[index].budgets[priority],
        used: 0, since: instant, calendar: arithmetic.calendar.name, calendarVersion: arithmetic.calendar.version))
  }

  private func stop(
    _ clock: inout ClockState, _ timer: SimulationPlan.Timer, by move: Int, at instant: Instant
  ) throws(CalendarFault) {
    clock = try arithmetic.settled(clock, at: instant)
    clock.phase = .stopped
    clock.since = instant
    let isMet = timer.metBy.map { $0.contains(move) } ?? true
    clock.verdict = clock.breachedAt != nil ? .breached : isMet ? .met : .ended
  }
}
