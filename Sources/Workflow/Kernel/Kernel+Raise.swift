package import WorkingTime

extension Kernel {
  /// Decides the raising of a request: who may, and which fields it starts with.
  ///
  /// Whoever may raise at all may raise about any prison: word of a threat is never refused for its place.
  package func raise(
    reference: String, definition digest: String, by actor: Actor, input: Input, now: Instant,
    occurred: Instant? = nil
  ) throws(KernelFault) -> Ruling {
    var blank = Snapshot(reference: reference, at: now)
    blank.raiser = actor.id
    var change = Change(kind: Event.Kind.raise, state: definition.raise.into)
    change.payload.definition = digest
    change.payload.cycle = 1
    var blockers: [Blocker] = []
    if let blocker = permission(definition.raise.by, actor, on: blank, at: now) { blockers.append(blocker) }
    let written = input.values.keys.filter { definition.fields[$0]?.isWrittenByMoves ?? true }.sorted()
    blockers += written.map { Blocker(.notWritable(field: $0, why: .onlyMoves(moves(thatTake: $0)))) }
    if input.assignee != nil {
      let word = Definition.assigneeWord
      blockers.append(Blocker(.notWritable(field: word, why: .onlyMoves(moves(thatTake: word)))))
    }
    for field in definition.fields {
      if let value = field.defaultValue { change.write(field.name, value) }
    }
    write(input, into: &change)
    let attempt = Attempt(actor: actor, act: .set, input: input, now: now, occurred: occurred)
    blockers += try lateEntry(attempt, on: blank, since: nil)
    var after = change.applied(to: blank, by: actor, at: now)
    blockers += decided(attempt, on: blank, into: &change, after: &after, occasion: .raise)
    guard blockers.isEmpty else { return .refused(blockers) }
    return .allowed([try event(change, by: actor, on: blank, at: now, occurred: occurred)])
  }
}
