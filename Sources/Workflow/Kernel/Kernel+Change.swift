package import WorkingTime

// What a request goes through when its calendar or its definition is edited. It has to be caught up by the old one
// first: what fell due by then fell due by that.

extension Kernel {
  /// The event by which a request's clocks go on by this kernel's calendar; nil when that makes no difference to it.
  ///
  /// What was counted until `now` stays counted, a due time that has passed stays, and the rest is counted by the new
  /// calendar.
  package func recalendared(_ snapshot: Snapshot, by actor: Actor, at now: Instant) throws(KernelFault) -> Event? {
    let change = Change(kind: Event.Kind.calendar, state: snapshot.state)
    let event = try event(change, by: actor, on: snapshot, at: max(now, snapshot.lastAt))
    let isSame = event.payload?.clocks == nil && event.payload?.claimedClocks == nil
    return isSame && event.payload?.nextAt == snapshot.nextAt ? nil : event
  }

  /// The event by which a request follows this kernel's definition from now on, or what keeps it from that.
  ///
  /// Clocks whose budget or bound is another go on in a new lap that carries what was used; those that have ended keep
  /// their verdict.
  /// - Parameters:
  ///   - old: The kernel of the definition that it followed until now.
  ///   - digest: The new definition's.
  package func migrated(
    _ snapshot: Snapshot, from old: Kernel, to digest: String, by actor: Actor, reason: String?, at now: Instant
  ) throws(KernelFault) -> Ruling {
    guard !snapshot.isErased else { return .refused([Blocker(.erased)]) }
    let blockers = unfit(snapshot)
    guard blockers.isEmpty else { return .refused(blockers) }
    var change = Change(kind: Event.Kind.migrate, state: map.states[snapshot.state] ?? snapshot.state)
    change.payload.definition = digest
    change.payload.cameFrom = snapshot.cameFrom.flatMap { map.states[$0] }
    change.payload.reason = reason
    change.payload.succession = succession(of: snapshot, from: old)
    return .allowed([try event(change, by: actor, on: snapshot, at: max(now, snapshot.lastAt))])
  }

  /// What of a request this definition has no place for.
  private func unfit(_ snapshot: Snapshot) -> [Blocker] {
    guard let state = definition.states[map.states[snapshot.state] ?? snapshot.state] else {
      return [Blocker(.orphan(.state(snapshot.state)))]
    }
    var blockers: [Blocker] = []
    if let memory = snapshot.cameFrom.map({ map.states[$0] ?? $0 }), !definition.states.contains(name: memory) {
      blockers.append(Blocker(.orphan(.memory(memory))))
    }
    if state.waitsFor == .assignee, snapshot.assignee == nil {
      blockers.append(Blocker(.noAssignee(state: state.name)))
    }
    for (name, value) in snapshot.fields.sorted(by: { $0.key < $1.key }) {
      guard let field = definition.fields[name] else {
        blockers.append(Blocker(.orphan(.field(name))))
        continue
      }
      if !holds(value, in: field.shape) { blockers.append(Blocker(.orphan(.value(field: name)))) }
    }
    return blockers
  }

  /// Whether a value could have been written into a field of that shape.
  private func holds(_ value: FieldValue, in shape: FieldShape) -> Bool {
    switch (shape, value) {
    case (.flag, .flag), (.number, .number): true
    case (.code(let codes), .text(let code)): codes.contains(code)
    case (.register(let name), .text(let code)): world.registers[name]?.entries[code] != nil
    case (.text, .text), (.instant, .text), (.person, .text): true
    case (.list(let element), .list(let list)): list.allSatisfy { holds($0, in: element) }
    case (.record(let name), .record(let record)):
      definition.records[name].map { shape in
        record.allSatisfy { member, value in
          shape.members.first { $0.name == member }.map { holds(value, in: $0.shape) } ?? false
        }
      } ?? false
    default: false
    }
  }
}
