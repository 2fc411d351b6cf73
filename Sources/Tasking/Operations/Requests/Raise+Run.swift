import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.Raise: RequestAct {
  func run(in context: Acting) throws -> Written {
    try context.settle(context.raise(self, context.terms))
  }

  func answer(again entries: [JournalEntry], in context: Acting) throws -> Written? {
    guard var written = try context.written(again: entries) else { return nil }
    if submit, entries.count == 1 {
      written.refusal = try context.refusal(ofDraft: entries[0].event)
    }
    return written
  }
}

extension Acting {
  /// Makes a request; with `submit` also makes the first move that its raiser can make out of the draft.
  func raise(_ raise: Command.Raise, _ order: Terms) throws -> Outcome {
    let pinned = try shelf.definition(workflow: raise.workflow, in: writer)
    let kernel = try bench.kernel(pinned.definition, actor: session.person, nil, assigning: raise.fields)
    let number = try writer.nextNumber()
    let year = kernel.world.calendar.zone.local(session.now).date.year
    let reference = pinned.definition.reference(number: number, year: year)
    let input = try self.input(raise.fields, onto: [:], kernel)
    let occurred = try session.occurred(raise.occurred)
    let ruling = try asking(reference) { () throws(KernelFault) in
      try kernel.raise(
        reference: reference, definition: pinned.digest, by: session.actor, input: input, now: session.now,
        occurred: occurred)
    }
    switch ruling {
    case .refused(let blockers):
      // There is no such request: nothing but the refusal itself is kept.
      try log(blockers, act: Event.Kind.raise, reference: nil)
      var error = TaskingError(refused: blockers, to: "raise", "a request")
      error.message = "cannot raise this request"
      return .failure(error)
    case .allowed(let events):
      var written = try keep(events, on: nil, kernel, pinned)
      guard raise.submit, let snapshot = Snapshot.fold(events) else {
        return .success(written)
      }
      try submit(snapshot, after: events[0], &written, kernel, pinned)
      return .success(written)
    }
  }

  /// A refused submission keeps the draft, and says what to add.
  fileprivate func submit(
    _ snapshot: Snapshot, after raised: Event, _ written: inout Written, _ kernel: Kernel,
    _ pinned: PinnedDefinition
  ) throws {
    let (move, ruling) = try submission(of: snapshot, after: raised, kernel)
    switch ruling {
    case .allowed(let events):
      written = try keep(events, on: snapshot, kernel, pinned)
    case .refused(let blockers):
      try log(blockers, act: move, reference: snapshot.reference)
      written.refusal = keptDraft(snapshot.reference, move, blockers)
    }
  }
}

extension Context {
  /// Whether a draft can be submitted when it is raised, and by which move; what is claimed of the one is claimed of
  /// the other.
  fileprivate func submission(of snapshot: Snapshot, after raised: Event, _ kernel: Kernel) throws
    -> (move: String, ruling: Ruling)
  {
    let definition = kernel.definition
    let initial = definition.raise.into
    guard
      let move = definition.moves.first(where: {
        definition.selects($0.from, initial) && $0.by.contains(.raiser) && !$0.erasesPayload
      })
    else { throw TaskingError(.usage, "no move of the raiser leads out of \(initial)") }
    let attempt = Attempt(
      actor: raised.actor, act: .move(move.name),
      input: Input(reason: raised.isLateEntry ? raised.payload?.reason : nil), now: raised.recordedAt,
      occurred: raised.isLateEntry ? raised.occurredAt : nil)
    let ruling = try asking(snapshot.reference, { () throws(KernelFault) in try kernel.decide(attempt, on: snapshot) })
    return (move.name, ruling)
  }

  fileprivate func keptDraft(_ reference: String, _ move: String, _ blockers: [Blocker]) -> TaskingError {
    var error = TaskingError(refused: blockers, to: move, reference)
    error.hint = "the draft is kept: tasking set \(reference) …, then tasking \(move) \(reference)"
    return error
  }

  /// Why a draft could not be submitted as it was raised; nil once nothing is left of it, or stands in its way.
  func refusal(ofDraft raised: Event) throws -> TaskingError? {
    guard let draft = Snapshot.fold([raised]), !draft.isErased else { return nil }
    let kernel = try bench.kernel(
      shelf.definition(digest: draft.definition, in: reader).definition, actor: session.person, draft)
    let (move, ruling) = try submission(of: draft, after: raised, kernel)
    guard case .refused(let blockers) = ruling else { return nil }
    return keptDraft(draft.reference, move, blockers)
  }
}
