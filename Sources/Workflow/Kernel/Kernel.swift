import CEL
package import WorkingTime

/// Decides: given a request and what somebody wants, which events happen, or everything that stands in the way.
///
/// Pure: no disk, no clock, no randomness. The same arguments give the same ruling, so a decision can be worked out
/// again years later. Cost of a decision: the rules of one move and the clocks of the definition.
package struct Kernel: Sendable {
  package let rulebook: Rulebook
  let ground: Ground
  /// What counts the clocks.
  package let keeper: ClockKeeper
  let map: MigrationMap

  package var definition: Definition { rulebook.definition }
  package var world: World { ground.world }

  /// A kernel of a definition in a world.
  ///
  /// - Parameters:
  ///   - earlier: The calendar that has counted a request's clocks until now, where it is another one than the
  ///     world's: while it is re-dated or migrated, and until it was re-dated.
  ///   - map: What becomes of the states and clocks of the definition that requests come from: for `migrated`.
  package init(definition: Definition, world: World, earlier: WorkingCalendar? = nil, map: MigrationMap = .init()) {
    self.init(Rulebook(definition), world: world, earlier: earlier, map: map)
  }

  /// A kernel of a definition whose look-ups are worked out already.
  package init(
    _ rulebook: Rulebook, world: World, earlier: WorkingCalendar? = nil, map: MigrationMap = .init()
  ) {
    self.rulebook = rulebook
    ground = Ground(rulebook, world)
    self.map = map
    keeper = ClockKeeper(rulebook, calendar: world.calendar, earlier: earlier, renamed: map.clocks)
  }

  /// The version of this kernel's calendar that has counted a request's clocks until now, where it is another one; nil
  /// where it is the same, or every second counts.
  package func calendarVersion(countedUntilNow snapshot: Snapshot) -> Int? {
    snapshot.clocks.values.filter {
      $0.phase != .stopped && keeper.isOfAnotherCalendar($0) && $0.calendar == world.calendar.name
    }.map(\.calendarVersion).max()
  }

  /// The same kernel for a request whose clocks another version of its calendar has counted until now.
  package func counting(from earlier: WorkingCalendar) -> Kernel {
    Kernel(rulebook, world: world, earlier: earlier, map: map)
  }

  /// What rules can read of a request, for an actor, at an instant.
  package func reader(_ snapshot: Snapshot, actor: Actor, now: Instant) -> RuleReader {
    RuleReader(ground, snapshot: snapshot, actor: actor, now: now)
  }

  /// Decides an attempt on a request that is caught up to `attempt.now`.
  ///
  /// The first event is what was attempted; what follows from it at once, by the machine, comes after it.
  /// - Throws: `noSuchMove`, or a calendar's fault while a due time is worked out.
  package func decide(_ attempt: Attempt, on snapshot: Snapshot) throws(KernelFault) -> Ruling {
    switch try ruling(attempt, on: snapshot) {
    case .refused(let blockers): return .refused(blockers)
    case .allowed(let events): return .allowed(try events + consequences(of: events, on: snapshot, at: attempt.now))
    }
  }

  private func ruling(_ attempt: Attempt, on snapshot: Snapshot) throws(KernelFault) -> Ruling {
    switch attempt.act {
    case .move(let name):
      guard let move = definition.moves[name] else { throw .noSuchMove(name) }
      guard !snapshot.isErased else { return .refused([Blocker(.erased)]) }
      return try decide(move, attempt, on: snapshot)
    case .set:
      guard !snapshot.isErased else { return .refused([Blocker(.erased)]) }
      return try decideSet(attempt, on: snapshot)
    case .acknowledge:
      guard !snapshot.isErased else { return .refused([Blocker(.erased)]) }
      return try decideAcknowledgement(attempt, on: snapshot)
    case .correct(let version):
      guard !snapshot.isErased else { return .refused([Blocker(.erased)]) }
      return try decideCorrection(of: version, attempt, on: snapshot)
    case .disclose(let disclosure):
      guard !snapshot.isErased else { return .refused([Blocker(.erased)]) }
      return try decide(disclosure, attempt, on: snapshot)
    case .note:
      guard !snapshot.isErased else { return .refused([Blocker(.erased)]) }
      guard attempt.input.gives(Definition.reasonWord) else { return .refused([Blocker(.emptyNote)]) }
      var change = Change(kind: Event.Kind.note, state: snapshot.state)
      change.payload.reason = attempt.input.reason
      let blockers = try lateEntry(attempt, on: snapshot, since: nil)
      guard blockers.isEmpty else { return .refused(blockers) }
      return .allowed([
        try event(change, by: attempt.actor, on: snapshot, at: attempt.now, occurred: attempt.occurred)
      ])
    }
  }
}

/// What keeps the kernel from deciding at all.
package enum KernelFault: Error, Hashable, Sendable {
  /// The definition has no move of that name.
  case noSuchMove(String)
  /// A due time cannot be worked out.
  case calendar(CalendarFault)
  /// The machine's moves of this definition lead round in a circle.
  case runaway(reference: String)
}

/// What an act is about to change, before clocks, firings and notices are worked out.
struct Change {
  let kind: String
  var state: String
  var payload = Payload()
  var erases = false
  var tells: [Party] = []

  init(kind: String, state: String) {
    self.kind = kind
    self.state = state
  }

  /// Writes a field, or takes it away.
  mutating func write(_ field: String, _ value: FieldValue?) {
    if let value {
      if payload.fields == nil { payload.fields = [:] }
      payload.fields?[field] = value
      payload.cleared?.removeAll { $0 == field }
    } else {
      payload.fields?[field] = nil
      payload.cleared = (payload.cleared ?? []).filter { $0 != field } + [field]
    }
  }

  /// What a request is once this is applied, clocks left as they were.
  func applied(to snapshot: Snapshot, by actor: Actor, at instant: Instant) -> Snapshot {
    var after = snapshot
    after.apply(event(of: snapshot, by: actor, at: instant))
    return after
  }

  /// The event that this makes of a request.
  func event(of snapshot: Snapshot, by actor: Actor, at instant: Instant) -> Event {
    Event(
      request: snapshot.reference, version: snapshot.version + 1, kind: kind, state: state, actor: actor,
      occurredAt: instant, recordedAt: instant, payload: payload)
  }
}
