import CEL
import WorkingTime

extension Kernel {
  /// On what occasion worked-out fields are looked at.
  enum Occasion {
    case raise
    case set
    case move(MoveRule)
  }

  /// Works out the decided fields of a change, and refuses what would give them another value without authority.
  ///
  /// - The moves that need all of a field's inputs (submit, resubmit) work it out, and so does every move out of a state
  ///   in which the raiser was writing, so that what was written counts; an override in force stands.
  /// - A value given that differs from the worked-out one is an override; one that equals it lifts an override.
  /// - Elsewhere an act that itself changes the result needs the same authority as an override; one that makes it more
  ///   urgent passes as well where the result is given with it, so that nobody is surprised. While the raiser is still
  ///   writing it changes nothing yet.
  /// - An override that a new floor has overtaken does not stand any more.
  ///
  /// - Parameter after: The request as the change makes it, with what is worked out here.
  func decided(
    _ attempt: Attempt, on snapshot: Snapshot, into change: inout Change, after: inout Snapshot, occasion: Occasion
  ) -> [Blocker] {
    definition.decided.flatMap {
      decided($0, attempt, on: snapshot, into: &change, after: &after, occasion: occasion)
    }
  }

  private func decided(
    _ field: DecidedField, _ attempt: Attempt, on snapshot: Snapshot, into change: inout Change,
    after: inout Snapshot, occasion: Occasion
  ) -> [Blocker] {
    defer {
      if let value = change.payload.fields?[field.name], value != after.fields[field.name] {
        after.fields[field.name] = value
      }
    }
    let reader = reader(after, actor: attempt.actor, now: attempt.now)
    let worked = workOut(field, after, by: reader)
    let standing = snapshot.overrides[field.name]
    if let given = attempt.input.values[field.name]?.text {
      if given == worked {
        guard standing != nil else { return implied(field, worked, attempt, on: snapshot, occasion) }
        change.payload.lifted = (change.payload.lifted ?? []) + [field.name]
        return overrideRefused(field, worked, attempt, on: snapshot)
      }
      change.payload.overrides = (change.payload.overrides ?? [:]).merging([field.name: .text(given)]) { $1 }
      return overrideRefused(field, worked, attempt, on: snapshot) + belowFloor(field, given, by: reader)
    }
    if attempt.input.cleared.contains(field.name) {
      change.write(field.name, worked.map { .text($0) })
      guard standing != nil else { return [] }
      change.payload.lifted = (change.payload.lifted ?? []) + [field.name]
      return overrideRefused(field, worked, attempt, on: snapshot)
    }
    if let code = standing?.text, belowFloor(field, code, by: reader).isEmpty { return [] }
    guard let worked, worked != snapshot.fields[field.name]?.text else { return [] }
    if case .move(let move) = occasion,
      definition.worksOut(field, at: move) || (isWritersState(snapshot.state) && !move.erasesPayload)
    {
      write(field, worked, lifting: standing, into: &change)
      return []
    }
    guard isNew(field, worked, attempt, on: snapshot), !isRaiserWriting(attempt, on: snapshot, occasion) else {
      return []
    }
    write(field, worked, lifting: standing, into: &change)
    return implied(field, worked, attempt, on: snapshot, occasion)
  }

  /// Whether this act makes the result another; what was already so before it is not this actor's doing.
  private func isNew(_ field: DecidedField, _ worked: String, _ attempt: Attempt, on snapshot: Snapshot) -> Bool {
    snapshot.fields[field.name] != nil
      && worked != workOut(field, snapshot, by: reader(snapshot, actor: attempt.actor, now: attempt.now))
  }

  /// What stands in the way of a result that comes of other fields which this act changes.
  private func implied(
    _ field: DecidedField, _ worked: String?, _ attempt: Attempt, on snapshot: Snapshot, _ occasion: Occasion
  ) -> [Blocker] {
    guard let worked, let before = snapshot.fields[field.name]?.text, worked != before,
      isNew(field, worked, attempt, on: snapshot), !isRaiserWriting(attempt, on: snapshot, occasion)
    else { return [] }
    if case .move(let move) = occasion, definition.worksOut(field, at: move) { return [] }
    // A correction gives no result: it is worked out.
    if case .correct = attempt.act { return overrideRefused(field, worked, attempt, on: snapshot) }
    let isRaised = isLessUrgent(before, than: worked, in: field)
    if isRaised && attempt.input.values[field.name]?.text == worked { return [] }
    let blockers = overrideRefused(field, worked, attempt, on: snapshot)
    let by = field.override.by.map(\.word)
    // Whoever may override need not type it: they only lack the reason.
    guard blockers.contains(where: { if case .overrideBy = $0.fault { true } else { false } }) else { return blockers }
    return [Blocker(.implied(field: field.name, worksOut: worked, now: before, isMoreUrgent: isRaised, by: by))]
  }

  private func write(_ field: DecidedField, _ worked: String, lifting standing: FieldValue?, into change: inout Change)
  {
    change.write(field.name, .text(worked))
    if standing != nil { change.payload.lifted = (change.payload.lifted ?? []) + [field.name] }
  }

  private func isRaiserWriting(_ attempt: Attempt, on snapshot: Snapshot, _ occasion: Occasion) -> Bool {
    guard case .set = occasion else { return false }
    return isWritersState(snapshot.state)
  }

  /// Whether the raiser is still writing there: a state of stage raise that waits for the raiser.
  private func isWritersState(_ state: String) -> Bool {
    definition.states[state].map { $0.stage == .raise && $0.waitsFor == .raiser } ?? false
  }

  /// The result of the table for the request's inputs, no less urgent than the floor; nil while an input is absent.
  private func workOut(_ field: DecidedField, _ snapshot: Snapshot, by reader: RuleReader) -> String? {
    guard field.from.count == 2, let row = snapshot.fields[field.from[0]]?.text,
      let column = snapshot.fields[field.from[1]]?.text,
      case .code(let columns)? = definition.fields[field.from[1]]?.shape,
      let index = columns.firstIndex(of: column), let results = field.table[row], index < results.count
    else { return nil }
    let result = results[index]
    guard let floor = floor(of: field, by: reader) else { return result }
    return isLessUrgent(result, than: floor, in: field) ? floor : result
  }

  private func floor(of field: DecidedField, by reader: RuleReader) -> String? {
    guard let expression = field.atLeast, case .success(let value) = reader.evaluate(expression) else { return nil }
    switch value {
    case .string(let code), .coded(let code, _): return code
    default: return nil
    }
  }

  private func isLessUrgent(_ code: String, than floor: String, in field: DecidedField) -> Bool {
    guard case .code(let codes)? = definition.fields[field.name]?.shape, let place = codes.firstIndex(of: code),
      let lowest = codes.firstIndex(of: floor)
    else { return false }
    return place > lowest
  }

  private func belowFloor(_ field: DecidedField, _ given: String, by reader: RuleReader) -> [Blocker] {
    guard let floor = floor(of: field, by: reader), isLessUrgent(given, than: floor, in: field) else { return [] }
    return [Blocker(.floor(field: field.name, floor: floor))]
  }

  private func overrideRefused(_ field: DecidedField, _ worked: String?, _ attempt: Attempt, on snapshot: Snapshot)
    -> [Blocker]
  {
    var blockers: [Blocker] = []
    if permission(field.override.by, attempt.actor, on: snapshot, at: attempt.now) != nil {
      let by = field.override.by.map(\.word)
      blockers.append(Blocker(.overrideBy(field: field.name, worksOut: worked, by: by)))
    }
    blockers += field.override.asks.filter { !attempt.input.gives($0) }
      .map { Blocker(.overrideAsks(field: field.name, name: $0)) }
    return blockers
  }
}
