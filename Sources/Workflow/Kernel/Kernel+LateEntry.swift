package import WorkingTime

// An act counts from when it was recorded: what is claimed of it is kept beside that, and never decides whether a clock
// was met. Otherwise whoever is late could make themselves punctual. The clocks are kept twice, once by each.

extension Kernel {
  /// What stands in the way of saying that an act happened earlier than it is recorded.
  ///
  /// - Parameter since: The instant before which it cannot have happened, with the state that was entered then.
  func lateEntry(
    _ attempt: Attempt, on snapshot: Snapshot, since: (state: String, instant: Instant)?
  ) throws(KernelFault) -> [Blocker] {
    guard let occurred = attempt.occurred, occurred != attempt.now else { return [] }
    let claimed = words(occurred, at: attempt.now)
    guard occurred < attempt.now else {
      return [Blocker(.lateEntry(.notYet(claimed: claimed, now: words(attempt.now, at: attempt.now))))]
    }
    guard let rule = definition.lateEntry else { return [Blocker(.lateEntry(.notTaken))] }
    var blockers: [Blocker] = []
    if let since, occurred < since.instant {
      blockers.append(
        Blocker(
          .lateEntry(
            .tooEarly(claimed: claimed, state: since.state, since: words(since.instant, at: attempt.now)))))
    }
    let limit = rule.limit.budget(day: world.calendar.day)
    let last = try calendar { () throws(CalendarFault) in
      try keeper.arithmetic.instant(after: limit.seconds, elapsed: limit.isElapsed, from: occurred)
    }
    guard last < attempt.now else { return blockers }
    if permission(rule.by, attempt.actor, on: snapshot, at: attempt.now) != nil {
      let until = words(last, at: attempt.now)
      blockers.append(
        Blocker(.lateEntry(.beyondLimit(claimed: claimed, until: until, by: rule.by.map(\.word)))))
    }
    if !attempt.input.gives(Definition.reasonWord) { blockers.append(Blocker(.lateEntry(.wantsReason))) }
    return blockers
  }

  /// An instant as people read it and type it, seen from another: on the wall of the calendar's zone.
  func words(_ instant: Instant, at now: Instant) -> String {
    TimeWords(now: now, zone: world.calendar.zone).moment(instant)
  }

  /// An instant as scenarios write it, to the second: on the wall of the calendar's zone.
  package func wall(_ instant: Instant) -> String {
    let local = world.calendar.zone.local(instant)
    let mark = TimeWords(now: instant, zone: world.calendar.zone).mark(instant).map { " " + $0 } ?? ""
    return "\(local.date.iso) \(local.secondOfDay % 60 == 0 ? String(local.clock.prefix(5)) : local.clock)\(mark)"
  }

  /// The laps that a change makes of the clocks as they are claimed to be: of those clocks that it touches all laps, but
  /// only where some differ from ours.
  func claimedLaps(
    by kind: String, as bare: Snapshot, actor: Actor, at instant: Instant, claimed: Instant, ours: [ClockState]
  ) throws(KernelFault) -> [ClockState] {
    guard claimed != instant || !bare.claimed.isEmpty else { return [] }
    var claim = bare
    claim.clocks.merge(bare.claimed) { $1 }
    let reader = reader(claim, actor: actor, now: instant)
    let laps = try calendar { () throws(CalendarFault) in
      try keeper.changes(by: kind, as: reader, at: claimed)
    }
    let differing = Set(laps.filter { !ours.contains($0) }.map(\.clock))
    // A clock that only ours touches would be taken to be as ours is.
    let untouched = Set(ours.map(\.clock)).subtracting(laps.map(\.clock)).sorted()
    return laps.filter { differing.contains($0.clock) } + untouched.compactMap { bare.claimed[$0] }
  }
}
