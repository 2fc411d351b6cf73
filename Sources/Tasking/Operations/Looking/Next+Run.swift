import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.Next: Look {
  func run(in context: Context) throws -> NextMoves {
    try context.next(reference)
  }
}

extension Context {
  /// What can be done with a request now, what cannot and why, and who could.
  ///
  /// Every move out of the present state is decided as it would be, without input, on the request as it would be once
  /// what has fallen due is applied.
  func next(_ text: String) throws -> NextMoves {
    let present = try current(text)
    let kernel = try bench.kernel(kernel(present.pinned), counting: present.snapshot)
    let snapshot = try caughtUp(present, kernel)
    let definition = present.pinned.definition
    let moves = definition.moves.filter { definition.selects($0.from, snapshot.state) && !$0.isMachines }
    let lines = try moves.map { try line(of: $0, snapshot, kernel) }
    let waitsFor = WaitsFor(definition.states[snapshot.state]?.waitsFor, of: snapshot)?.id
    var next = NextMoves(reference: snapshot.reference, state: snapshot.state, waitsFor: waitsFor, moves: lines)
    next.wayToClosed =
      definition.way(from: snapshot.state, toAny: definition.finalStates)?.map(NextMoves.Step.init) ?? []
    next.wayWithResult = definition.wayByWork(from: snapshot.state)?.map(NextMoves.Step.init) ?? []
    return next
  }

  /// The request as it would be if the scheduler looked now.
  func caughtUp(_ present: Present, _ kernel: Kernel) throws -> Snapshot {
    var snapshot = present.snapshot
    let due = try asking(snapshot.reference) { () throws(KernelFault) in
      try kernel.catchUp(present.snapshot, to: session.now)
    }
    for event in due { snapshot.apply(event) }
    return snapshot
  }

  fileprivate func line(of move: MoveRule, _ snapshot: Snapshot, _ kernel: Kernel) throws -> NextMoves.Line {
    let attempt = Attempt(actor: session.actor, act: .move(move.name), now: session.now)
    var blockers: [Blocker] = []
    if case .refused(let found) = try asking(
      snapshot.reference, { () throws(KernelFault) in try kernel.decide(attempt, on: snapshot) })
    {
      blockers = found.filter { !$0.isAboutAsking }
    }
    let people = kernel.world.people.keys.sorted().filter { kernel.mayMake(move, $0, on: snapshot, at: session.now) }
    var line = NextMoves.Line(
      name: move.name, to: move.to.words(from: snapshot), isOpen: blockers.isEmpty, asks: move.asks,
      blockers: blockers.map(TaskingError.Detail.init), by: move.by.map(\.word), people: Array(people.prefix(8)))
    if blockers.contains(where: { !$0.isAboutGiving }) {
      let changes = try asking(snapshot.reference) { () throws(KernelFault) in
        try Counterfactual(kernel, move: move).smallest(for: session.actor, on: snapshot, at: session.now)
      }
      line.couldIf = changes?.map { words($0) }
    }
    return line
  }

  /// A supposition as part of a sentence: `priority were P3`.
  fileprivate func words(_ change: SupposedChange) -> String {
    switch change {
    case .actor(let id): return "\(id) made it"
    case .assignee(let id): return "\(id) had the request"
    case .time(let instant):
      return "it were \(session.words(instant))"
    case .field(let name, let value):
      switch value {
      case .text(let code): return "\(name) were \(code)"
      case .flag(let flag): return "\(name) were \(flag ? "yes" : "no")"
      default: return "\(name) were other than it is"
      }
    }
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

extension NextMoves.Step {
  init(_ move: MoveRule) {
    self.init(move: move.name, by: move.by.map(\.word))
  }
}
