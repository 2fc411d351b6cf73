package import Workflow
package import WorkingTime

// History cannot be changed, but it can be asked: had this definition been in force, which decisions would have been
// refused, and how would the clocks have ended? What people did is taken as it was, since nobody knows what they would have
// done; so a request goes its own way, and each step is judged by itself.

/// The life of one request judged by another definition, event by event.
package struct Replay: Sendable {
  /// The request as it really was so far.
  package private(set) var snapshot: Snapshot
  /// What the other definition would have decided otherwise.
  package private(set) var decisions: [Decision] = []
  /// Its clocks as the other definition has them: the present laps.
  private var ledger: [String: ClockState] = [:]
  /// And those that another lap, or cycle, has followed.
  private var endedLaps: [ClockState] = []

  /// A decision that would have been another.
  package struct Decision: Hashable, Sendable {
    /// The version that the event made; that of the request when it was refused.
    package let version: Int
    package let move: String
    package let actor: String
    package let at: Instant
    /// What would have stood in the way; none where it was refused and would not have been.
    package let blockers: [Blocker]
  }

  /// A lap of a clock that would have ended otherwise.
  package struct Verdict: Hashable, Sendable {
    package let clock: String
    package let cycle: Int
    /// Which of the clock's laps that have ended in that cycle, from 1; laps that were only carried do not count.
    package let lap: Int
    package let was: ClockState.Verdict
    package let would: ClockState.Verdict
    /// When it was due, and when it would have been.
    package let due: Instant?
    package let wouldBeDue: Instant?
  }

  /// A request of which nothing is known but that it is about to be raised.
  package init(reference: String, at instant: Instant) {
    snapshot = Snapshot(reference: reference, at: instant)
  }

  /// Takes the next event of the request.
  ///
  /// - Parameters:
  ///   - own: The kernel that the request followed, with the world as it was.
  ///   - other: The one that judges, with the same world.
  ///   - difference: What it may decide otherwise; other decisions are not asked again.
  package mutating func take(
    _ event: Event, own: Kernel, other: Kernel, difference: DecidingDifference = .everything
  ) throws(KernelFault) {
    let before = snapshot
    snapshot.apply(event)
    guard !snapshot.isErased else {
      ledger = [:]
      endedLaps = []
      return
    }
    if case .person = event.actor, let move = own.definition.moves[event.kind],
      difference.concerns(move, giving: Replay.given(with: event))
    {
      try judge(event, move, on: before, own: own, other: other)
    }
    if event.payload?.cycle != nil {
      endedLaps += ledger.values.sorted { $0.clock < $1.clock }
      ledger = [:]
    }
    guard ![Event.Kind.note, Event.Kind.disclose, Event.Kind.rung, Event.Kind.acknowledge].contains(event.kind),
      !Event.Kind.ofRetention.contains(event.kind)
    else { return }
    try keepClocks(event, other)
  }

  private mutating func keepClocks(_ event: Event, _ other: Kernel) throws(KernelFault) {
    var seen = snapshot
    seen.clocks = ledger
    let reader = other.reader(seen, actor: event.actor, now: event.countsFrom)
    let laps = try other.calendar { () throws(CalendarFault) in
      try other.keeper.changes(by: event.kind, as: reader, at: event.countsFrom)
    }
    for lap in laps {
      if let earlier = ledger[lap.clock], earlier.lap != lap.lap { endedLaps.append(earlier) }
      ledger[lap.clock] = lap
    }
  }

  private mutating func judge(
    _ event: Event, _ move: MoveRule, on before: Snapshot, own: Kernel, other: Kernel
  ) throws(KernelFault) {
    guard let attempt = try Replay.attempt(event, on: before, by: own) else { return }
    guard other.definition.moves.contains(name: move.name) else {
      decisions.append(decision(event, [Blocker(.orphan(.move(move.name)))]))
      return
    }
    guard case .refused(let blockers) = try other.decide(attempt, on: before) else { return }
    // What even its own definition would not allow as it is put here was not put as it was then.
    guard case .allowed = try own.decide(attempt, on: before) else { return }
    decisions.append(decision(event, blockers))
  }

  /// The fields that an event writes or clears, its move's own among them.
  private static func given(with event: Event) -> [String] {
    (event.payload?.fields.map { Array($0.keys) } ?? []) + (event.payload?.cleared ?? [])
  }

  private func decision(_ event: Event, _ blockers: [Blocker]) -> Decision {
    Decision(
      version: event.version, move: event.kind, actor: event.actor.id, at: event.recordedAt, blockers: blockers)
  }

  /// What whoever made the event must have asked for; nil where nothing that could have been asked gives that event.
  ///
  /// Whether a worked-out field was given with its value, or only worked out, the event does not say: asking again does.
  package static func attempt(_ event: Event, on before: Snapshot, by own: Kernel) throws(KernelFault) -> Attempt? {
    guard let move = own.definition.moves[event.kind] else { return nil }
    let payload = event.payload ?? Payload()
    var written = Set(move.sets.map(\.field))
    if let waiver = payload.waiver.flatMap({ own.definition.waivers[$0] }) {
      written.formUnion(waiver.sets.map(\.field))
    }
    // What belongs to another field followed from it, unless the move takes it.
    let following = own.definition.fields.filter { $0.belongsTo != nil }.map(\.name)
      .filter { !move.asks.contains($0) && !move.needs.contains($0) }
    written.formUnion(following)
    let given = (payload.fields ?? [:]).filter { !written.contains($0.key) }
    let workedOut = given.keys.filter { own.definition.decided.contains(name: $0) && payload.overrides?[$0] == nil }
    var attempt = Attempt(
      actor: event.actor, act: .move(move.name),
      input: Input(
        values: given, cleared: Set(payload.cleared ?? []).subtracting(move.clears).subtracting(following),
        reason: payload.reason,
        assignee: move.asks.contains(Definition.assigneeWord) ? payload.assignee : nil),
      now: event.recordedAt, occurred: event.isLateEntry ? event.occurredAt : nil)
    guard !workedOut.isEmpty else { return attempt }
    let explicit = attempt
    for name in workedOut { attempt.input.values[name] = nil }
    var allowed: Attempt?
    for candidate in [attempt, explicit] {
      guard case .allowed(let events) = try own.decide(candidate, on: before) else { continue }
      if events.first == event { return candidate }
      allowed = allowed ?? candidate
    }
    return allowed
  }

  /// Takes a refusal: whether the other definition would have let it through, given whatever it asks for.
  package mutating func takeRefusal(
    of move: String, by actor: String, at instant: Instant, own: Kernel, other: Kernel,
    difference: DecidingDifference = .everything
  ) throws(KernelFault) {
    guard !snapshot.isErased, let rule = own.definition.moves[move], other.definition.moves.contains(name: move),
      difference.concerns(rule, giving: [])
    else { return }
    let attempt = Attempt(actor: .person(actor), act: .move(move), now: max(instant, snapshot.lastAt))
    func stands(_ kernel: Kernel) throws(KernelFault) -> Bool {
      guard case .refused(let blockers) = try kernel.decide(attempt, on: snapshot) else { return false }
      return blockers.contains { !$0.isAboutGiving }
    }
    guard try stands(own), try !stands(other) else { return }
    decisions.append(
      Decision(version: snapshot.version, move: move, actor: actor, at: instant, blockers: []))
  }

  /// Laps that have ended and would have ended otherwise, by clock.
  package var verdicts: [Verdict] {
    let real = Replay.ended(snapshot.endedLaps + snapshot.clocks.values)
    let others = Replay.ended(endedLaps + ledger.values)
    return real.keys.sorted { ($0.clock, $0.cycle) < ($1.clock, $1.cycle) }.flatMap { key -> [Verdict] in
      let (was, would) = (real[key] ?? [], others[key] ?? [])
      return zip(was, would).enumerated().compactMap { index, pair in
        guard let old = pair.0.verdict, let new = pair.1.verdict, old != new else { return nil }
        return Verdict(
          clock: key.clock, cycle: key.cycle, lap: index + 1, was: old, would: new, due: pair.0.due,
          wouldBeDue: pair.1.due)
      }
    }
  }

  private struct Key: Hashable {
    let clock: String
    let cycle: Int
  }

  /// Laps by clock and cycle that came to an end of their own, in order.
  private static func ended(_ laps: [ClockState]) -> [Key: [ClockState]] {
    var ended: [Key: [ClockState]] = [:]
    for lap in laps.sorted(by: { $0.lap < $1.lap }) {
      let key = Key(clock: lap.clock, cycle: lap.cycle)
      // A lap that was overdue and carried ends as breached; the next one has its breach.
      if let last = ended[key]?.last, let breach = last.breachedAt, lap.breachedAt == breach {
        ended[key]?.removeLast()
      }
      if lap.phase == .stopped, lap.verdict != .carried { ended[key, default: []].append(lap) }
    }
    return ended
  }
}
