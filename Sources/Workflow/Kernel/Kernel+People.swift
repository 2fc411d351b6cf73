package import WorkingTime

extension Kernel {
  /// Whether the actor is one of the parties, in this request, at that instant.
  package func isOne(of parties: [Party], _ actor: Actor, on snapshot: Snapshot, at instant: Instant) -> Bool {
    permission(parties, actor, on: snapshot, at: instant) == nil
  }

  /// Why the actor is none of the parties; nil if it is one.
  func permission(_ parties: [Party], _ actor: Actor, on snapshot: Snapshot, at instant: Instant) -> Blocker? {
    let establishment = snapshot.fields[Definition.establishmentField]?.text
    var beyond: Blocker?
    for party in parties {
      switch party {
      case .machine where actor == .machine: return nil
      case .raiser where actor.id == snapshot.raiser: return nil
      case .assignee where actor.id == snapshot.assignee: return nil
      case .role(let role):
        guard let person = world.people[actor.id], person.holds(role, at: instant) else { continue }
        if person.reaches(establishment) || isBeyondScope(snapshot) { return nil }
        beyond = Blocker(.scope(role: role, establishment: establishment ?? ""))
      default: continue
      }
    }
    return beyond ?? Blocker(.role(needs: parties.map(\.word)))
  }

  /// Whether roles count for this request whatever prisons their holders cover.
  private func isBeyondScope(_ snapshot: Snapshot) -> Bool {
    !definition.beyondScope.isEmpty && holds(definition.beyondScope, on: snapshot)
  }

  /// The ids of those who hold the role now and reach the request's prison; if there is none, of all who hold it.
  package func holders(of role: String, for snapshot: Snapshot, at instant: Instant) -> [String] {
    RoleCircle(world.people).holders(
      of: role, near: snapshot.fields[Definition.establishmentField]?.text, at: instant)
  }

  /// Notices for parties, as they stand in each of these states of the request; the actor needs none.
  func notices(
    for parties: [Party], about: String, of snapshots: [Snapshot], by actor: Actor, at instant: Instant
  ) -> [Notice] {
    parties.flatMap { party in
      snapshots.flatMap { notices(for: party, about: about, percent: nil, of: $0, clock: nil, at: instant) }
    }.filter { $0.recipient != actor.id }
  }

  /// Notices for the rungs that are told.
  func rungNotices(_ rungs: [Rung], of snapshot: Snapshot, at instant: Instant) -> [Notice] {
    rungs.filter { !$0.superseded }.flatMap { rung -> [Notice] in
      switch rung.due.action {
      case .remind(let party), .tell(let party):
        notices(
          for: party, about: rung.due.clock.clock, percent: rung.due.percent, of: snapshot,
          clock: definition.clocks[rung.due.clock.clock], at: instant)
      case .move: []
      }
    }
  }

  private func notices(
    for party: Party, about: String, percent: Int64?, of snapshot: Snapshot, clock: ClockRule?, at instant: Instant
  ) -> [Notice] {
    let recipients: [String]
    switch party {
    case .role(let role):
      recipients = RoleCircle(world.people).told(
        role, near: snapshot.fields[Definition.establishmentField]?.text, at: instant)
      if recipients.isEmpty { return [Notice(recipient: nil, capacity: role, about: about, percent: percent)] }
    case .raiser: recipients = [snapshot.raiser]
    case .assignee: recipients = snapshot.assignee.map { [$0] } ?? []
    case .whoeverItWaitsFor:
      guard let meant = clock?.waitsFor ?? definition.states[snapshot.state]?.waitsFor else { return [] }
      return notices(for: meant, about: about, percent: percent, of: snapshot, clock: nil, at: instant)
    case .machine, .nobody: recipients = []
    }
    return recipients.map { Notice(recipient: $0, capacity: party.word, about: about, percent: percent) }
      + deputies(of: recipients, as: party, on: snapshot, at: instant).map {
        Notice(recipient: $0, capacity: Party.deputyWords + party.word, about: about, percent: percent)
      }
  }

  /// Who stands in for those of them who are away, each once, and not who is one of them already.
  private func deputies(
    of recipients: [String], as party: Party, on snapshot: Snapshot, at instant: Instant
  ) -> [String] {
    var seen = Set(recipients)
    return recipients.compactMap { standIn(for: $0, as: party, on: snapshot, at: instant) }
      .filter { seen.insert($0).inserted }
  }
}

extension Kernel {
  /// Whether anybody can do anything lawful with a request that takes it out of its state: a move whose `only-for` and
  /// `not-for` hold and whose part, role and separation somebody has, or one of the machine's.
  package func canGoOn(_ snapshot: Snapshot, at instant: Instant) -> Bool {
    if definition.states[snapshot.state]?.isFinal ?? false { return true }
    return definition.moves.contains { move in
      guard definition.selects(move.from, snapshot.state), move.to != .same, holds(move.condition, on: snapshot) else {
        return false
      }
      return move.isMachines || world.people.keys.contains { mayMake(move, $0, on: snapshot, at: instant) }
    }
  }

  /// Whether a person could make the move as far as parts, roles and separation go.
  package func mayMake(_ move: MoveRule, _ person: String, on snapshot: Snapshot, at instant: Instant) -> Bool {
    let principal = principal(of: move, .person(person), on: snapshot, at: instant)
    guard !move.isMachines, principal != nil || isOne(of: move.by, .person(person), on: snapshot, at: instant) else {
      return false
    }
    return apart(move, .person(person), principal, on: snapshot).isEmpty
      || waiver(of: move, for: .person(person), principal, on: snapshot) != nil
  }

  /// Everything that keeps this person from being the second person whom a move takes.
  func apart(_ move: MoveRule, _ actor: Actor, _ principal: String?, on snapshot: Snapshot) -> [Blocker] {
    guard case .person(let person) = actor else { return [] }
    let people = everybody(person, principal)
    let made = notApart(from: move.separateFrom, actor, principal, on: snapshot)
    let stays = made.isEmpty && !bars(from: move, people, on: snapshot).isEmpty ? [Blocker(.staysBarred)] : []
    return made + stays + changed(move, by: people, on: snapshot)
  }

  /// The waiver under which separation is recorded and not refused; nil where none holds, or did not before a migration.
  func waiver(of move: MoveRule, for actor: Actor, _ principal: String?, on snapshot: Snapshot) -> Waiver? {
    guard case .person(let person) = actor, let waiver = move.waivedFor.flatMap({ definition.waivers[$0] }),
      holds(waiver.condition, on: snapshot)
    else { return nil }
    let bars = bars(from: move, everybody(person, principal), on: snapshot)
    return bars.allSatisfy { $0.waiver.map { holds($0, on: snapshot) } ?? false } ? waiver : nil
  }

  /// What keeps these people from a move whatever this definition says.
  private func bars(from move: MoveRule, _ people: Set<String>, on snapshot: Snapshot) -> [Succession.Bar] {
    guard !snapshot.bars.isEmpty else { return [] }
    return snapshot.bars.filter {
      $0.move == move.name && $0.from == snapshot.state && !people.isDisjoint(with: $0.people)
    }
  }
}
