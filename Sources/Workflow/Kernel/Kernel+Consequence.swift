import CEL
import WorkingTime

// A decision binds what it rested on. Which decisions stand, and what has changed since, is worked out from the events and
// the definition that the request follows: so it makes no difference by which way a field was changed, and nothing has to be
// written down for it. What follows is a move of the machine, in the transaction of the change.

extension Kernel {
  /// The move that follows from what has changed since a decision was made, if one is due.
  func nextConsequence(of snapshot: Snapshot) -> MoveRule? {
    guard !rulebook.consequentMoves.isEmpty, !snapshot.isErased else { return nil }
    return rulebook.consequentMoves.first { move in
      definition.selects(move.from, snapshot.state) && isCalledFor(move, on: snapshot)
        && target(of: move, from: snapshot) != nil && conditionsHold(move, on: snapshot, at: snapshot.lastAt)
    }
  }

  /// What the machine makes at once of what somebody did, in order.
  func consequences(of events: [Event], on snapshot: Snapshot, at now: Instant) throws(KernelFault) -> [Event] {
    guard !rulebook.consequentMoves.isEmpty else { return [] }
    var current = snapshot
    for event in events { current.apply(event) }
    var made: [Event] = []
    while let move = nextConsequence(of: current) {
      guard made.count <= rulebook.consequentMoves.count else { throw .runaway(reference: snapshot.reference) }
      let event = try machineEvent(move, on: current, at: current.lastAt, rung: nil, recorded: now)
      current.apply(event)
      made.append(event)
    }
    return made
  }

  /// The rules by which nothing follows from what has changed since a decision.
  package func rulesAgainstConsequences(of snapshot: Snapshot) -> [String] {
    let called = rulebook.consequentMoves.filter { move in
      definition.selects(move.from, snapshot.state) && holds(move.condition, on: snapshot)
        && isCalledFor(move, on: snapshot)
    }
    let reader = reader(snapshot, actor: .machine, now: snapshot.lastAt)
    return called.flatMap(\.rules).filter { name in
      definition.rules[name].map { reader.evaluate($0.test) == .success(.bool(false)) } ?? false
    }
  }

  /// Whether something has changed since the last of its decisions that this move was not made for yet.
  private func isCalledFor(_ move: MoveRule, on snapshot: Snapshot) -> Bool {
    guard let consequence = move.occasion?.consequence,
      let standing = standing(move.decisions, on: snapshot)
    else { return false }
    let answered = snapshot.lastMade[move.name] ?? 0
    // What does not stand any more is taken back once.
    if consequence == .voids, isTakenBack(move.decisions, standing, on: snapshot) { return false }
    return changes(of: move.decisions, [consequence], since: max(standing, answered), on: snapshot).isEmpty == false
  }

  /// Whether a move has taken them back since they were made.
  private func isTakenBack(_ decisions: [String], _ standing: Int, on snapshot: Snapshot) -> Bool {
    rulebook.consequentMoves.contains { move in
      move.occasion == .decisionVoided && move.decisions == decisions && (snapshot.lastMade[move.name] ?? 0) > standing
    }
  }

  /// The version in which the last of these decisions was made or affirmed; nil if none was in the request's present life.
  private func standing(_ decisions: [String], on snapshot: Snapshot) -> Int? {
    let made = decisions.compactMap { snapshot.lastMade[$0] }.filter { $0 > snapshot.cycleOpened }
    guard let last = made.max() else { return nil }
    let affirmed = definition.moves.filter { move in
      !move.isMachines && !move.decisions.isEmpty && !Set(move.decisions).isDisjoint(with: decisions)
    }.compactMap { snapshot.lastMade[$0.name] }
    return max(last, affirmed.max() ?? 0)
  }

  /// The events after a version that changed what these decisions rest on.
  private func changes(
    of decisions: [String], _ consequences: [Consequence], since version: Int, on snapshot: Snapshot
  ) -> [(field: String, origin: FieldOrigin)] {
    let fields = decisions.filter { (snapshot.lastMade[$0] ?? 0) > snapshot.cycleOpened }
      .compactMap { definition.moves[$0] }.flatMap { move in consequences.flatMap { move.restsOn[$0] ?? [] } }
    return Set(fields).sorted().flatMap { field in
      (snapshot.origins[field] ?? []).filter { $0.version > version && $0.isChange }.map { (field, $0) }
    }
  }

  /// What keeps somebody from making or affirming a decision anew: they changed what the last one rested on.
  func changed(_ move: MoveRule, by people: Set<String>, on snapshot: Snapshot) -> [Blocker] {
    let decisions = move.decisions.isEmpty ? kin(of: move) : move.decisions
    guard !move.isMachines, !decisions.isEmpty, let standing = standing(decisions, on: snapshot) else { return [] }
    let fields = changes(of: decisions, [.voids, .affirms], since: standing, on: snapshot)
      .filter { $0.origin.by.map(people.contains) ?? false }.map(\.field)
    return fields.isEmpty ? [] : [Blocker(.changedIt(fields: Set(fields).sorted()))]
  }

  /// The decisions that are taken back together with this one, itself included; none if it rests on nothing.
  private func kin(of move: MoveRule) -> [String] {
    guard !move.separateFrom.isEmpty, !move.restingFields.isEmpty else { return [] }
    let others = rulebook.consequentMoves.filter { $0.decisions.contains(move.name) }.flatMap(\.decisions)
    return Set(others + [move.name]).sorted()
  }
}
