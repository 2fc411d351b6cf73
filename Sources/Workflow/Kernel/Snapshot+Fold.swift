import WorkingTime

extension Snapshot {
  /// The request that these events made; nil when there are none.
  ///
  /// Needs nothing but the events: they carry facts. Events of an erased request have no payload, and give a
  /// request with state, version and persons, without fields or clocks. Cost: linear in the events.
  package static func fold(_ events: some Sequence<Event>) -> Snapshot? {
    var snapshot: Snapshot?
    for event in events {
      if snapshot == nil { snapshot = Snapshot(reference: event.request, at: event.countsFrom) }
      snapshot?.apply(event)
    }
    return snapshot
  }

  /// Applies one more event.
  package mutating func apply(_ event: Event) {
    version = event.version
    if event.isSubstantive { substantiveVersion = event.version }
    if event.version == 1 { raiser = event.actor.id }
    lastAt = event.countsFrom
    enter(event)
    guard let payload = event.payload, !event.erases else {
      erase()
      keepDisposal(event)
      return
    }
    if let cycle = payload.cycle { open(cycle: cycle, by: event.version) }
    remember(event)
    if let succession = payload.succession { take(succession) }
    if let definition = payload.definition { self.definition = definition }
    if let memory = payload.cameFrom { cameFrom = memory }
    trace(event, payload)
    for (name, value) in payload.fields ?? [:] { fields[name] = value }
    for name in payload.cleared ?? [] { fields[name] = nil }
    if let person = payload.assignee { assignee = person.isEmpty ? nil : person }
    absences.formUnion(payload.absences ?? [])
    for (name, value) in payload.overrides ?? [:] { overrides[name] = value }
    for name in payload.lifted ?? [] { overrides[name] = nil }
    take(clocks: payload.clocks ?? [], claimed: payload.claimedClocks ?? [])
    take(firings: payload.firings ?? [])
    for heard in payload.acknowledged ?? [] { apply(heard) }
    nextAt = payload.nextAt
    keep(event)
  }

  /// Takes the laps that an event opened, changed or ended, by ours and by what is claimed.
  mutating func take(clocks laps: [ClockState], claimed claims: [ClockState]) {
    for lap in laps { apply(lap) }
    for lap in claims { claimed[lap.clock] = lap == clocks[lap.clock] ? nil : lap }
  }

  /// Takes the rungs that fell due by an event.
  mutating func take(firings: [Firing]) {
    for firing in firings { apply(firing) }
  }

  private mutating func enter(_ event: Event) {
    guard event.state != state else { return }
    guard event.kind != Event.Kind.migrate else {
      // It is where it was, under another name.
      state = event.state
      return
    }
    cameFrom = state.isEmpty ? nil : state
    state = event.state
    enteredAt = event.countsFrom
    enteredByClaim = event.occurredAt
  }

  /// Separation looks at the whole life, so who made what is never forgotten.
  private mutating func remember(_ event: Event) {
    lastMade[event.kind] = event.version
    guard case .person(let person) = event.actor else { return }
    makers[event.kind, default: []].insert(person)
    // Whoever stands in ties the one for whom they do as well.
    if let principal = event.payload?.actingFor { makers[event.kind, default: []].insert(principal) }
    lastMaker[event.kind] = person
  }

  private mutating func open(cycle: Int, by version: Int) {
    self.cycle = cycle
    cycleOpened = version
    endedLaps += clocks.values.sorted { $0.clock < $1.clock }
    clocks = [:]
    claimed = [:]
    fired = [:]
  }

  private mutating func apply(_ clock: ClockState) {
    // A lap that ends because the next one opens comes before it in the event, so it is whole when it is put away.
    if let earlier = clocks[clock.clock], earlier.lap != clock.lap { endedLaps.append(earlier) }
    clocks[clock.clock] = clock
    claimed[clock.clock] = nil
    if fired[clock.clock]?.lap != clock.lap { fired[clock.clock] = FiredRungs(lap: clock.lap) }
  }

  private mutating func apply(_ firing: Firing) {
    guard clocks[firing.clock]?.lap == firing.lap, firing.cycle == cycle else { return }
    fired[firing.clock, default: FiredRungs(lap: firing.lap)].record(firing)
  }

  private mutating func apply(_ heard: Acknowledgement) {
    guard clocks[heard.clock]?.lap == heard.lap, heard.cycle == cycle else { return }
    fired[heard.clock, default: FiredRungs(lap: heard.lap)].acknowledgedUntil = heard.until
  }

  private mutating func erase() {
    isErased = true
    definition = ""
    cycle = 1
    fields = [:]
    assignee = nil
    absences = []
    overrides = [:]
    makers = [:]
    origins = [:]
    correctors = [:]
    lastMaker = [:]
    lastMade = [:]
    cycleOpened = 0
    heirs = [:]
    bars = []
    clocks = [:]
    claimed = [:]
    endedLaps = []
    fired = [:]
    nextAt = nil
  }
}

extension Snapshot {
  /// The same with its clocks, and when it entered its state, by what is claimed.
  package var byClaim: Snapshot {
    var other = self
    other.clocks.merge(claimed) { $1 }
    other.claimed = [:]
    other.enteredAt = enteredByClaim
    return other
  }
}

extension FiredRungs {
  /// Takes note of a rung that fell due.
  package mutating func record(_ firing: Firing) {
    rungs.insert(firing.rung)
    lastOccurrence = firing.occurrence
    lastDueAt = firing.dueAt
  }
}
