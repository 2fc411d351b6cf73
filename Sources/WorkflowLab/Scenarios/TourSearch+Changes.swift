import Workflow

extension TourSearch {
  /// Corrections of what a decision rested on, where a move is missing that the machine makes of that.
  func changes(from run: ScenarioRun) -> [Scenario.Step] {
    let snapshot = run.snapshot
    let fields = missing.filter { definition.selects($0.from, snapshot.state) }.flatMap { move in
      guard let consequence = move.occasion?.consequence else { return [String]() }
      return move.decisions.compactMap { definition.moves[$0] }.flatMap { $0.restsOn[consequence] ?? [] }
    }.filter { snapshot.fields[$0] != nil }
    guard !fields.isEmpty,
      let person = ground.people.map(\.id).first(where: {
        run.kernel.isOne(of: run.kernel.correctors(for: snapshot), .person($0), on: snapshot, at: run.now)
      })
    else { return [] }
    let reason = values.entries(for: Definition.reasonWord, 0, at: run)
    return Set(fields).sorted().flatMap { field in
      values.others(than: field, in: run).map { entries in
        Scenario.Step(
          place: .start, who: Placed(person, at: .start), act: Placed(Event.Kind.correct, at: .start),
          given: Scenario.Given(placing: entries + reason))
      }
    }
  }
}

extension TourValues {
  /// What may give a field another value than it has: every other sort of it, the same words with more, and another prison.
  func others(than field: String, in run: ScenarioRun) -> [[Entry]] {
    var others = (0..<count(of: field)).map { entries(for: field, $0, at: run) }
    if let first = others.first {
      others.append(
        first.map { Entry(key: $0.key, value: $0.value.map { value in isWords(value) ? value + " Yes." : value }) })
    }
    if field == Definition.establishmentField, let assignee = run.snapshot.assignee,
      let covered = run.kernel.world.people[assignee].map(run.kernel.world.coverage),
      case .register(let name)? = run.kernel.definition.fields[field]?.shape,
      let other = run.kernel.world.registers[name]?.entries.first(where: { !$0.isRetired && !covered.contains($0.name) }
      )
    {
      others.append([Entry(key: field, value: other.name)])
    }
    return others.filter { $0 != [Entry(key: field, value: run.snapshot.fields[field]?.text)] }
  }

  private func isWords(_ value: String) -> Bool { value.contains(" ") }
}
