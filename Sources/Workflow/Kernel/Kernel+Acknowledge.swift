package import WorkingTime

// An acknowledgement is no snooze. It keeps the ladder's words of those clocks of which somebody was told already; a
// machine's move falls due all the same. It ends by itself; what would have been told meanwhile is told then, the highest
// rung of it, to whoever holds the role by then. Nobody acknowledges before they were told, or what was told to somebody
// above them.

/// That somebody has heard of a clock's escalation, and until when that keeps it quiet.
package struct Acknowledgement: Codable, Hashable, Sendable {
  package let clock: String
  package let cycle: Int
  package let lap: Int
  /// The first instant at which the ladder goes on.
  package let until: Instant

  package init(clock: String, cycle: Int, lap: Int, until: Instant) {
    self.clock = clock
    self.cycle = cycle
    self.lap = lap
    self.until = until
  }
}

/// An escalation that somebody was told of, while its clock goes on.
package struct OpenEscalation: Hashable, Sendable {
  package let clock: ClockState
  /// Who was told.
  package let told: Party
  /// Per cent of the clock's time at which that fell due.
  package let percent: Int64
  /// Until when it was acknowledged, if it was.
  package let acknowledgedUntil: Instant?

  /// Whether nothing has been heard of it, or not since the ladder went on.
  package func isOpen(at instant: Instant) -> Bool { acknowledgedUntil.map { $0 <= instant } ?? true }
}

extension Kernel {
  /// Every escalation of clocks that go on, by the clock's name.
  package func escalations(of snapshot: Snapshot) -> [OpenEscalation] {
    snapshot.clocks.values.sorted { $0.clock < $1.clock }.compactMap { clock in
      guard clock.phase != .stopped, let fired = snapshot.fired[clock.clock], fired.lap == clock.lap,
        let ladder = rulebook.clock(clock.clock)?.ladder
      else { return nil }
      for (index, rung) in ladder.rungs.enumerated().reversed() where fired.rungs.contains(index + 1) {
        guard case .tell(let party) = rung.action else { continue }
        let told = party == .whoeverItWaitsFor ? definition.states[snapshot.state]?.waitsFor ?? party : party
        return OpenEscalation(
          clock: clock, told: told, percent: rung.percent, acknowledgedUntil: fired.acknowledgedUntil)
      }
      return nil
    }
  }

  /// Decides whether somebody may acknowledge what a request's clocks have escalated.
  func decideAcknowledgement(_ attempt: Attempt, on snapshot: Snapshot) throws(KernelFault) -> Ruling {
    guard let rule = definition.acknowledgement else { return .refused([Blocker(.acknowledgement(.notTaken))]) }
    let escalations = escalations(of: snapshot)
    let open = escalations.filter { $0.isOpen(at: attempt.now) }
    guard !open.isEmpty else {
      let until = escalations.compactMap(\.acknowledgedUntil).max()
      return .refused([
        Blocker(.acknowledgement(until.map { .already(until: words($0, at: attempt.now)) } ?? .nothingTold))
      ])
    }
    let mine = open.filter {
      isOne(of: [$0.told] + rule.by, attempt.actor, on: snapshot, at: attempt.now)
        || isDeputy(of: $0.told, attempt.actor, on: snapshot, at: attempt.now)
    }
    guard !mine.isEmpty else {
      let parties = acknowledgers(of: snapshot, at: attempt.now)
      return .refused([permission(parties, attempt.actor, on: snapshot, at: attempt.now)].compactMap { $0 })
    }
    let until = try expiry(rule, snapshot, from: attempt.now)
    var change = Change(kind: Event.Kind.acknowledge, state: snapshot.state)
    change.payload.reason = attempt.input.reason
    change.payload.acknowledged = mine.map {
      Acknowledgement(clock: $0.clock.clock, cycle: snapshot.cycle, lap: $0.clock.lap, until: until)
    }
    return .allowed([try event(change, by: attempt.actor, on: snapshot, at: attempt.now)])
  }

  /// Who was told of something that nobody has acknowledged yet.
  package func unheard(of snapshot: Snapshot, at instant: Instant) -> [Party] {
    var parties: [Party] = []
    for escalation in escalations(of: snapshot) where escalation.isOpen(at: instant) {
      if !parties.contains(escalation.told) { parties.append(escalation.told) }
    }
    return parties
  }

  /// Who may acknowledge that: those who were told, then the others whom the definition names.
  package func acknowledgers(of snapshot: Snapshot, at instant: Instant) -> [Party] {
    let told = unheard(of: snapshot, at: instant)
    return told + (definition.acknowledgement?.by ?? []).filter { !told.contains($0) }
  }

  /// Whether the actor stands in for somebody of a part who is away, and so hears what that part is told.
  package func isDeputy(of party: Party, _ actor: Actor, on snapshot: Snapshot, at instant: Instant) -> Bool {
    guard case .person(let id) = actor, isFit(id, as: party, on: snapshot, at: instant) else { return false }
    return world.standIns.principals(of: id, at: instant).contains {
      isOne(of: [party], .person($0), on: snapshot, at: instant)
    }
  }

  /// The shortest time that there is where the priority is not known.
  private func expiry(_ rule: AcknowledgementRule, _ snapshot: Snapshot, from now: Instant) throws(KernelFault)
    -> Instant
  {
    let day = world.calendar.day
    let priority = snapshot.fields[Definition.priorityField]?.text
    let lasts =
      priority.flatMap { rule.lasts[$0] }.map { $0.budget(day: day) }
      ?? rule.lasts.values.map { $0.budget(day: day) }.min { $0.seconds < $1.seconds }
    guard let lasts else { return now }
    return try calendar { () throws(CalendarFault) in
      try keeper.arithmetic.instant(after: lasts.seconds, elapsed: lasts.isElapsed, from: now)
    }
  }
}
