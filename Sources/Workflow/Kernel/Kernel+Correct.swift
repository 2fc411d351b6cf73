import CEL
import WorkingTime

// A correction is no change: it says that what an earlier event recorded was never so. It is an event of its own that names
// that event, since nothing is ever taken out of the journal, and so that everybody to whom it went can be found and
// told. Source: Data Protection Act 2018, section 38 (accuracy, and telling the recipient of what was inaccurate).

extension Kernel {
  /// The part in which those are told who had the mistaken fact.
  package static let recipientWord = "recipient"

  /// Decides a correction: who may, which facts, and whose.
  ///
  /// No rule of an earlier move refuses what is true: what follows for the decisions that rested on it, follows at once.
  func decideCorrection(of wanted: Int?, _ attempt: Attempt, on snapshot: Snapshot) throws(KernelFault) -> Ruling {
    var change = Change(kind: Event.Kind.correct, state: snapshot.state)
    let fields = attempt.input.fields
    var blockers = givenToCorrect(attempt.input)
    if let blocker = correctingPermission(attempt.actor, on: snapshot, at: attempt.now) { blockers.append(blocker) }
    let unfit = uncorrectable(attempt.input, attempt.actor, on: snapshot, at: attempt.now)
    blockers += unfit
    let version = correctedVersion(of: fields, wanted, on: snapshot)
    if unfit.isEmpty { blockers += mistaken(fields, wanted, version, attempt.input, on: snapshot) }
    blockers += cleared(attempt.input.cleared, on: snapshot)
    blockers += secondPerson(for: fields, correctedAs: version, attempt.actor, on: snapshot)
    write(attempt.input, into: &change)
    follow(&change, on: snapshot, isCorrection: true)
    var after = change.applied(to: snapshot, by: attempt.actor, at: attempt.now)
    blockers += decided(attempt, on: snapshot, into: &change, after: &after, occasion: .set)
    guard blockers.isEmpty, let version else { return .refused(blockers) }
    let again = rulesHeld(thatRead: Set(fields), attempt, on: snapshot)
    let broken = rules(again, attempt, before: snapshot, after: after, missing: []).compactMap(\.ruleName)
    change.payload.broken = broken.isEmpty ? nil : broken
    change.payload.registers = registersRead(by: again, of: after)
    change.payload.corrects = Payload.Correction(version: version, fields: fields)
    var event = try event(change, by: attempt.actor, on: snapshot, at: attempt.now)
    let told = Set(attempt.audience).subtracting([attempt.actor.id]).sorted().map {
      Notice(recipient: $0, capacity: Kernel.recipientWord, about: Event.Kind.correct)
    }
    let others = event.payload?.notices ?? []
    if !told.isEmpty { event.payload?.notices = others + told }
    return .allowed([event])
  }

  /// The version that a correction of these fields is about: the one that is wanted, else the last that wrote them all; nil
  /// if there is none.
  package func correctedVersion(of fields: [String], _ wanted: Int?, on snapshot: Snapshot) -> Int? {
    guard !fields.isEmpty else { return nil }
    if let wanted {
      return fields.allSatisfy { snapshot.origins[$0]?.contains { $0.version == wanted } ?? false } ? wanted : nil
    }
    let last = Set(fields.map { snapshot.origin(of: $0)?.version })
    return last.count == 1 ? last.first ?? nil : nil
  }

  /// Who may correct where the request is: the definition's correctors, and whoever may `set` there.
  package func correctors(for snapshot: Snapshot) -> [Party] {
    let setters = setters(for: snapshot).filter { $0 != .nobody }
    return (definition.corrections?.by ?? []) + setters.filter { !(definition.corrections?.by ?? []).contains($0) }
  }

  private func givenToCorrect(_ input: Input) -> [Blocker] {
    var blockers: [Blocker] = []
    if input.fields.isEmpty && input.assignee == nil { blockers.append(Blocker(.correction(.nothingGiven))) }
    if !input.gives(Definition.reasonWord) { blockers.append(Blocker(.correction(.wantsReason))) }
    return blockers
  }

  private func correctingPermission(_ actor: Actor, on snapshot: Snapshot, at instant: Instant) -> Blocker? {
    let parties = correctors(for: snapshot)
    guard !parties.isEmpty else {
      return Blocker(.correction(.nobodyCorrects(stage: definition.states[snapshot.state]?.stage.rawValue ?? "")))
    }
    return permission(parties, actor, on: snapshot, at: instant)
  }

  /// Fields that are no facts that somebody typed, or not for this person.
  private func uncorrectable(_ input: Input, _ actor: Actor, on snapshot: Snapshot, at instant: Instant) -> [Blocker] {
    var blockers = input.fields.compactMap { field -> Blocker? in
      if definition.decided.contains(name: field) {
        return Blocker(.correction(.workedOut(field: field, reference: snapshot.reference)))
      }
      guard isTyped(field) else { return Blocker(.correction(.neverTyped(field: field))) }
      // Whoever corrects only because they may set, corrects what they may set.
      if let rule = definition.corrections, isOne(of: rule.by, actor, on: snapshot, at: instant) { return nil }
      return notSettable(field, on: snapshot).map { Blocker(.notWritable(field: field, why: $0)) }
    }
    if input.assignee != nil {
      let word = Definition.assigneeWord
      blockers.append(Blocker(.notWritable(field: word, why: .onlyMoves(moves(thatTake: word)))))
    }
    return blockers
  }

  /// Whether people give the field: by `set`, or with a move that takes it.
  private func isTyped(_ field: String) -> Bool {
    guard let rule = definition.fields[field] else { return false }
    return !rule.isWrittenByMoves || !moves(thatTake: field).isEmpty
  }

  /// Whether there is one event that had these facts wrong.
  private func mistaken(
    _ fields: [String], _ wanted: Int?, _ version: Int?, _ input: Input, on snapshot: Snapshot
  ) -> [Blocker] {
    let never = fields.filter { snapshot.origins[$0] == nil }
    guard never.isEmpty else {
      return never.map { Blocker(.correction(.neverGiven(field: $0, reference: snapshot.reference))) }
    }
    guard let version else {
      if let wanted {
        return fields.compactMap { field in
          let versions = (snapshot.origins[field] ?? []).map(\.version)
          guard !versions.contains(wanted) else { return nil }
          return Blocker(.correction(.notWrittenBy(version: wanted, field: field, versions: versions)))
        }
      }
      let shares = Dictionary(grouping: fields) { snapshot.origin(of: $0)?.version ?? 0 }
        .map { Blocker.Correction.Share(version: $0, fields: $1) }.sorted { $0.version < $1.version }
      guard shares.count > 1 else { return [] }
      return [Blocker(.correction(.severalEvents(shares, reference: snapshot.reference)))]
    }
    return fields.compactMap { field in
      guard let origin = snapshot.origins[field]?.last(where: { $0.version == version }) else { return nil }
      let acts = snapshot.names(of: origin.act).sorted().compactMap { definition.moves[$0] }
      if let move = acts.first(where: { $0.sets.contains { $0.field == field } }) {
        return Blocker(.correction(.writtenByMove(field: field, move: move.name, version: version)))
      }
      let isSame =
        input.cleared.contains(field)
        ? snapshot.fields[field] == nil : snapshot.fields[field] == input.values[field]
      guard isSame, snapshot.origin(of: field)?.version == version else { return nil }
      return Blocker(.correction(.same(field: field)))
    }
  }

  /// What a second person wrote is not corrected by the first: the separation of the move that wrote it holds.
  private func secondPerson(
    for fields: [String], correctedAs version: Int?, _ actor: Actor, on snapshot: Snapshot
  ) -> [Blocker] {
    let acts = Set(
      fields.flatMap { field in
        let origins = snapshot.origins[field] ?? []
        return [origins.last?.act, origins.last { $0.version == version }?.act].compactMap(\.self)
      }.flatMap(snapshot.names))
    let apart = Set(acts.compactMap { definition.moves[$0] }.flatMap(\.separateFrom)).sorted()
    let blockers = notApart(from: apart, actor, nil, on: snapshot)
    guard blockers.isEmpty, case .person(let person) = actor else { return blockers }
    let people = everybody(person, nil)
    let isBarred = snapshot.bars.contains { bar in
      bar.move.map(acts.contains) ?? false && !people.isDisjoint(with: bar.people)
    }
    return isBarred ? [Blocker(.staysBarred)] : []
  }

  /// The rules of moves made, each once, that read these fields or stand with what needs them, and that hold.
  private func rulesHeld(thatRead fields: Set<String>, _ attempt: Attempt, on snapshot: Snapshot) -> [String] {
    guard !fields.isEmpty else { return [] }
    let reader = reader(snapshot, actor: attempt.actor, now: attempt.now)
    var seen: Set<String> = []
    let made = definition.moves.filter { snapshot.makers[$0.name] != nil }.flatMap(\.rules)
    let relied = Set(rulesOfMoves(thatReliedOn: fields, orRead: [], in: snapshot))
    return made.filter { name in
      guard let test = definition.rules[name]?.test, seen.insert(name).inserted else { return false }
      let reads = test.program.paths.contains { $0.count > 1 && $0[0] == "request" && fields.contains($0[1]) }
      return (reads || relied.contains(name)) && reader.evaluate(test) == .success(.bool(true))
    }
  }
}

extension Kernel {
  /// Whoever a person counts as for separation: themselves, the one for whom they stand in, and who shares a login.
  func everybody(_ person: String, _ principal: String?) -> Set<String> {
    [person, principal].compactMap(\.self).reduce(into: []) { everybody, id in
      everybody.insert(id)
      everybody.formUnion(world.people[id]?.sameAs ?? [])
    }
  }

  /// Why this person is no second person for these moves: they, or the one for whom they stand in, made one of them, or
  /// corrected what one wrote.
  func notApart(from moves: [String], _ actor: Actor, _ principal: String?, on snapshot: Snapshot) -> [Blocker] {
    guard case .person(let person) = actor else { return [] }
    let both = everybody(person, principal)
    let made = moves.filter { !(snapshot.makers[$0]?.isDisjoint(with: both) ?? true) }
    if !made.isEmpty { return [Blocker(.separation(made: made, standingFor: principal))] }
    let corrected = moves.filter { !(snapshot.correctors[$0]?.isDisjoint(with: both) ?? true) }
    return corrected.isEmpty ? [] : [Blocker(.correction(.corrector(of: corrected)))]
  }

  /// Decides the record of a disclosure: of whoever may write a note.
  func decide(_ disclosure: Payload.Disclosure, _ attempt: Attempt, on snapshot: Snapshot) throws(KernelFault)
    -> Ruling
  {
    var change = Change(kind: Event.Kind.disclose, state: snapshot.state)
    var blockers = (disclosure.fields ?? []).filter { snapshot.origins[$0] == nil }.map {
      Blocker(.correction(.notHeld(field: $0)))
    }
    if disclosure.fields == [] { blockers.append(Blocker(.correction(.nothingDisclosed))) }
    blockers += try lateEntry(attempt, on: snapshot, since: nil)
    guard blockers.isEmpty else { return .refused(blockers) }
    change.payload.reason = attempt.input.gives(Definition.reasonWord) ? attempt.input.reason : nil
    change.payload.disclosed = disclosure
    return .allowed([
      try event(change, by: attempt.actor, on: snapshot, at: attempt.now, occurred: attempt.occurred)
    ])
  }
}

extension Input {
  /// The fields that are given or cleared, by name.
  package var fields: [String] { Set(values.keys).union(cleared).sorted() }
}
