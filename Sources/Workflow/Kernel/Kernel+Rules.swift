import CEL
import WorkingTime

extension Kernel {
  /// The rules among these that do not hold on the request as it would be, with the values that failed them.
  ///
  /// A rule that cannot be judged is a blocker of its own, unless what it lacks is already known to be missing.
  func rules(
    _ names: [String], _ attempt: Attempt, before: Snapshot, after: Snapshot, missing: [Blocker]
  ) -> [Blocker] {
    guard !names.isEmpty else { return [] }
    // Rules see who made which move before this one, and the state that it leaves.
    var seen = after
    seen.lastMaker = before.lastMaker
    seen.state = before.state
    let reader = reader(seen, actor: attempt.actor, now: attempt.now)
    return names.compactMap { name in
      guard let rule = definition.rules[name] else {
        return Blocker(.ruleFault(name: name, why: "the definition has no such rule"))
      }
      switch reader.evaluate(rule.test) {
      case .success(.bool(true)): return nil
      case .success(.bool(false)):
        // What is asked for with the move and not given would be judged by what was given another time.
        if explained(rule.test, by: missing.filter(\.isAboutAsking)) { return nil }
        let sentence = Sentence(rule.otherwise).filled(by: reader)
        return Blocker(.rule(name: name, sentence: sentence), values: values(read: rule.test, by: reader))
      case .success(let value):
        return Blocker(.ruleFault(name: name, why: "it gives a \(value.typeName), not yes or no"))
      case .failure(let fault):
        guard !explained(rule.test, by: missing) else { return nil }
        return Blocker(.ruleFault(name: name, why: fault.description), values: values(read: rule.test, by: reader))
      }
    }
  }

  /// The rules of earlier moves that an act makes false: those that held before it, or read what it touches.
  ///
  /// What time alone has made false is not this act's doing: an overdue request can still be corrected. A rule about the
  /// assignee says nothing of a request that nobody is assigned to any more.
  func rulesTriedAgain(
    _ names: [String], touching fields: Set<String>, _ attempt: Attempt, before: Snapshot, after: Snapshot,
    missing: [Blocker]
  ) -> [Blocker] {
    guard !names.isEmpty else { return [] }
    let reader = reader(before, actor: attempt.actor, now: attempt.now)
    let tried = names.filter { name in
      guard let test = definition.rules[name]?.test else { return true }
      let isAboutAssignee = test.program.paths.contains { $0.first == Definition.assigneeWord }
      if isAboutAssignee && after.assignee == nil { return false }
      let isTouched = test.program.paths.contains { $0.count > 1 && fields.contains($0[1]) }
      return isTouched || reader.evaluate(test) == .success(.bool(true))
    }
    return rules(tried, attempt, before: before, after: after, missing: missing)
  }

  /// Whether the rule reads a field that is already reported as missing, or as cleared.
  private func explained(_ test: Expression, by blockers: [Blocker]) -> Bool {
    let missing = blockers.compactMap { blocker -> String? in
      switch blocker.fault {
      case .needs(let field, _), .asks(let field, _), .reliedOn(let field, _): field
      case .unknownPerson: Definition.assigneeWord
      default: nil
      }
    }
    return test.program.paths.contains { path in
      path.dropFirst().first.map(missing.contains) ?? false
        || path.first == Definition.assigneeWord && missing.contains(Definition.assigneeWord)
    }
  }

  private func values(read test: Expression, by reader: RuleReader) -> [String: String] {
    var values: [String: String] = [:]
    for path in test.program.paths where path != ["now"] {
      values[path.joined(separator: ".")] = reader.words(at: path) ?? "(not given)"
    }
    return values
  }

  /// The register values that these rules read, for the record of the decision.
  func registersRead(by names: [String], of snapshot: Snapshot) -> [String: [String: FieldValue]]? {
    var read: [String: [String: FieldValue]] = [:]
    for name in names {
      for place in rulebook.columnsRead[name] ?? [] {
        guard let code = snapshot.fields[place.field]?.text,
          let entry = world.registers[place.register]?.entries[code]
        else { continue }
        read["\(place.register)/\(code)", default: [:]][place.column] = entry.values[place.column]
      }
    }
    return read.isEmpty ? nil : read
  }

  /// Whether `only-for` and `not-for` let the request through.
  package func holds(_ condition: FieldCondition, on snapshot: Snapshot) -> Bool {
    conditions(condition, on: snapshot).isEmpty
  }

  /// What of `only-for` and `not-for` stands in the way of the request as it is.
  func conditions(_ condition: FieldCondition, on snapshot: Snapshot) -> [Blocker] {
    guard !condition.isEmpty else { return [] }
    let only = condition.onlyFor.sorted { $0.key < $1.key }.compactMap { field, values -> Blocker? in
      let value = snapshot.fields[field]?.text
      if let value, values.contains(value) { return nil }
      return Blocker(.onlyFor(field: field, values: values, is: value))
    }
    let not = condition.notFor.sorted { $0.key < $1.key }.compactMap { field, values -> Blocker? in
      guard let value = snapshot.fields[field]?.text, values.contains(value) else { return nil }
      return Blocker(.notFor(field: field, value: value))
    }
    return only + not
  }
}
