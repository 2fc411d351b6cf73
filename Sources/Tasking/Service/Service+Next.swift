import Store
import Workflow
import WorkingTime

extension Service {
  /// What can be done with a request now, what cannot and why, and who could.
  ///
  /// Every move out of the present state is decided as it would be, without input, on the request as it would be once
  /// what has fallen due is applied.
  func next(_ text: String, _ session: Session, _ transaction: any ReadTransaction) throws -> Reply {
    let present = try current(text, session, transaction)
    let kernel = try kernel(present.pinned, session, transaction)
    let snapshot = try caughtUp(present, kernel, session)
    let definition = present.pinned.definition
    let moves = definition.moves.filter { definition.selects($0.from, snapshot.state) && !$0.isMachines }
    let lines = try moves.map { try line(of: $0, snapshot, kernel, session) }
    let waitsFor = WaitsFor(definition.states[snapshot.state]?.waitsFor, of: snapshot)?.id
    return session.reply(
      .next(NextMoves(reference: snapshot.reference, state: snapshot.state, waitsFor: waitsFor, moves: lines)))
  }

  /// The request as it would be if the scheduler looked now.
  func caughtUp(_ present: Present, _ kernel: Kernel, _ session: Session) throws -> Snapshot {
    var snapshot = present.snapshot
    let due = try asking(snapshot.reference) { () throws(KernelFault) in
      try kernel.catchUp(present.snapshot, to: session.now)
    }
    for event in due { snapshot.apply(event) }
    return snapshot
  }

  private func line(of move: MoveRule, _ snapshot: Snapshot, _ kernel: Kernel, _ session: Session) throws
    -> NextMoves.Line
  {
    let attempt = Attempt(actor: session.actor, act: .move(move.name), now: session.now)
    var blockers: [Blocker] = []
    if case .refused(let found) = try asking(
      snapshot.reference, { () throws(KernelFault) in try kernel.decide(attempt, on: snapshot) })
    {
      blockers = found.filter { !$0.isAboutAsking }
    }
    let people = kernel.world.people.keys.sorted().filter { kernel.mayMake(move, $0, on: snapshot, at: session.now) }
    return NextMoves.Line(
      name: move.name, to: move.to.words(from: snapshot), isOpen: blockers.isEmpty, asks: move.asks,
      blockers: blockers.map(TaskingError.Detail.init), by: move.by.map(\.word), people: Array(people.prefix(8)))
  }

  /// What a move is, written from the active definition that has it.
  func explain(_ name: String, _ session: Session, _ transaction: any ReadTransaction) throws -> Reply {
    for row in try transaction.sources(texts: false) where row.kind == .workflow && row.isActive {
      let definition = try shelf.definition(digest: row.digest, in: transaction).definition
      if let move = definition.moves[name] { return session.reply(.move(MoveHelp(move, in: definition))) }
    }
    throw try noSuchMove(name, transaction)
  }
}

extension MoveRule.Target {
  /// Where the move leads from a request as it is.
  func words(from snapshot: Snapshot) -> String {
    switch self {
    case .state(let name): name
    case .same: snapshot.state
    case .whereItWas: snapshot.cameFrom ?? "where it was"
    }
  }
}
