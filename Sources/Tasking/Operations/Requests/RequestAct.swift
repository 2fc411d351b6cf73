import Store
import TaskingAPI
import Workflow
import WorkingTime

/// An act on one request, decided by its definition.
protocol RequestAct: Act where Answer == Written {}

extension RequestAct {
  static var isDecidedByDefinition: Bool { true }

  func answer(again entries: [JournalEntry], in context: Acting) throws -> Written? {
    try context.written(again: entries)
  }
}

extension Context {
  typealias Outcome = Result<Written, TaskingError>
}

extension Acting {
  /// Does something to one request: what has fallen due by itself first, then what is asked for, or its refusal.
  func act(_ act: Attempt.Act, on text: String, _ fields: [Entry], _ occurred: String?, _ order: Terms) throws
    -> Outcome
  {
    let present = try current(text)
    let kernel = try kernel(present, assigning: fields)
    if case .move(let name) = act, !present.pinned.definition.moves.contains(name: name) {
      throw try noSuchMove(name)
    }
    let due = try asking(present.snapshot.reference) { () throws(KernelFault) in
      try kernel.catchUp(present.snapshot, to: session.now)
    }
    var snapshot = present.snapshot
    for event in due { snapshot.apply(event) }
    if !due.isEmpty {
      let origin = session.machineOrigin
      _ = try writer.append(
        due, becoming: snapshot, under: snapshot.isErased ? nil : present.pinned.definition, from: origin)
    }
    if snapshot.isErased { return .failure(TaskingError(.refused, "\(snapshot.reference) is erased")) }
    if let stale = try stale(order, snapshot, act.name) { return .failure(stale) }
    let input: Input
    do {
      input = try self.input(fields, onto: snapshot.fields, kernel)
    } catch let error as TaskingError {
      return .failure(error)
    }
    var attempt = Attempt(
      actor: session.actor, act: act, input: input, now: session.now, occurred: try session.occurred(occurred))
    if case .correct(let version) = act {
      attempt.audience = try audience(
        of: kernel.correctedVersion(of: input.fields, version, on: snapshot), input.fields, snapshot)
    }
    switch try asking(snapshot.reference, { () throws(KernelFault) in try kernel.decide(attempt, on: snapshot) }) {
    case .refused(let blockers):
      try log(blockers, act: act.name, reference: snapshot.reference)
      var error = TaskingError(refused: blockers, to: act.name, snapshot.reference)
      error.hint = hint(for: blockers, snapshot, present.pinned.definition)
      return .failure(error)
    case .allowed(let events):
      var written = try keep(events, on: snapshot, kernel, present.pinned)
      written.caughtUp = due.flatMap(Context.words)
      return .success(written)
    }
  }
}

extension Context {
  /// What one event that fell due by itself did, in a word or two.
  static func words(_ event: Event) -> [String] {
    let rungs = (event.payload?.firings ?? []).map { "\($0.clock) \($0.percent)%" }
    return event.kind == Event.Kind.rung ? rungs : [event.kind] + rungs
  }
}

extension Acting {
  func keep(_ events: [Event], on before: Snapshot?, _ kernel: Kernel, _ pinned: PinnedDefinition) throws -> Written {
    guard let last = events.first else { throw TaskingError(.internalFault, "a move without an event") }
    var snapshot = before ?? Snapshot(reference: last.request, at: last.countsFrom)
    snapshot.apply(last)
    var receipts = try writer.append(
      [last], becoming: snapshot, under: snapshot.isErased ? nil : pinned.definition, from: session.origin)
    // What follows at once is the machine's, and no part of what the command wrote.
    let consequences = Array(events.dropFirst())
    if !consequences.isEmpty {
      for event in consequences { snapshot.apply(event) }
      receipts += try writer.append(
        consequences, becoming: snapshot, under: pinned.definition, from: session.machineOrigin)
    }
    guard let receipt = receipts.last else { throw TaskingError(.internalFault, "an event without a receipt") }
    var written = Written(
      reference: snapshot.reference, done: last.kind, from: before?.state, state: snapshot.state,
      stage: pinned.definition.states[snapshot.state]?.stage.rawValue ?? "", version: snapshot.version,
      seq: receipt.seq, head: receipt.hash)
    written.followed = consequences.isEmpty ? nil : consequences.map(\.kind)
    written.broken = broken(by: last, on: snapshot, kernel)
    written.waiver = last.payload?.waiver
    written.actingFor = last.payload?.actingFor
    written.claimed = last.isLateEntry ? last.occurredAt : nil
    written.acknowledgedUntil = last.payload?.acknowledged?.map(\.until).min()
    try complete(&written)
    written.nextMoves = nextMoves(of: snapshot, kernel)
    return written
  }
}

extension Context {
  /// The sentences of rules that held until this event; nil if there are none.
  func broken(by event: Event, on snapshot: Snapshot, _ kernel: Kernel) -> [String]? {
    guard let names = event.payload?.broken else { return nil }
    let reader = kernel.reader(snapshot, actor: session.actor, now: session.now)
    return names.compactMap { kernel.definition.rules[$0] }.map { Sentence($0.otherwise).filled(by: reader) }
  }

  /// What a list would say of the request now.
  func complete(_ written: inout Written) throws {
    guard let row = try reader.request(written.reference) else { return }
    written.priority = row.priority
    written.waitsFor = row.waitsFor?.id
    written.nextDue = row.nextDue
    written.nextDueClock = row.nextDueClock
  }

  /// What was answered to a command that wrote these events of a request, rebuilt from them.
  func written(again entries: [JournalEntry]) throws -> Written? {
    guard let last = entries.last else { return nil }
    var written = Written(
      reference: last.event.request, done: last.event.kind, from: nil, state: last.event.state, stage: "",
      version: last.event.version, seq: last.seq, head: last.hash.hex)
    if let digest = try reader.request(last.event.request)?.definition {
      let definition = try shelf.definition(digest: digest, in: reader).definition
      written.stage = definition.states[last.event.state]?.stage.rawValue ?? ""
    }
    written.waiver = last.event.payload?.waiver
    written.actingFor = last.event.payload?.actingFor
    written.claimed = last.event.isLateEntry ? last.event.occurredAt : nil
    written.isRepeated = true
    try complete(&written)
    return written
  }

  func stale(_ order: Terms, _ snapshot: Snapshot, _ act: String) throws -> TaskingError? {
    guard let expected = order.expectVersion, expected != snapshot.version else { return nil }
    guard expected <= snapshot.version else {
      return TaskingError(.usage, "\(snapshot.reference) is at version \(snapshot.version), not \(expected) yet")
    }
    guard expected < snapshot.substantiveVersion else { return nil }
    let since = try reader.events(of: snapshot.reference)
      .filter { $0.event.version > expected && $0.event.isSubstantive }
    return TaskingError(
      .stale, "cannot \(act) \(snapshot.reference): it changed since version \(expected)",
      hint: "look again: tasking show \(snapshot.reference)",
      details: since.map { entry in
        let fields = (entry.event.payload?.fields ?? [:]).keys.sorted().joined(separator: ", ")
        return TaskingError.Detail(
          code: "changed",
          message: "version \(entry.event.version): \(entry.event.actor.id) \(entry.event.kind)"
            + (fields.isEmpty ? "" : " (\(fields))") + " at \(session.words(entry.event.recordedAt))")
      })
  }
}

extension Acting {
  func log(_ blockers: [Blocker], act: String, reference: String?) throws {
    _ = try writer.log(
      Access(
        actor: session.actor.id, via: session.via, act: Access.Act.refused, request: reference, at: session.now,
        detail: try Refusal(act: act, blockers: blockers).detail()))
  }
}

extension Attempt.Act {
  /// The word of the command.
  var name: String {
    switch self {
    case .move(let name): name
    case .set: Event.Kind.set
    case .note: Event.Kind.note
    case .acknowledge: Event.Kind.acknowledge
    case .correct: Event.Kind.correct
    case .disclose: Event.Kind.disclose
    }
  }
}
