import CEL

// A definition may call a move otherwise, split it, or ask for one person less. Who made what, and who was barred from what
// by the definition until now, is therefore worked out from both definitions when a request goes over, and kept with it.

extension Kernel {
  /// What a request has to keep of the definition that it followed until now; nil when the new one says as much.
  ///
  /// Cost: moves of both definitions, times whoever made any.
  func succession(of snapshot: Snapshot, from old: Kernel) -> Succession? {
    let hasNothingToKeep = snapshot.bars.isEmpty && map.states.isEmpty
    if hasNothingToKeep && hasSameSeparation(as: old.definition) { return nil }
    let heritage = Heritage(old: old.definition, new: definition, map)
    let acts = heritage.acts(made: Set(snapshot.lastMade.keys).union(snapshot.correctors.keys))
    var after = snapshot
    after.take(Succession(acts: acts))
    let people = Set(snapshot.makers.values.flatMap(\.self)).union(snapshot.correctors.values.flatMap(\.self))
      .union(snapshot.bars.flatMap(\.people)).sorted()
    var bars: [Succession.Bar] = []
    for move in definition.moves where !move.isMachines {
      for way in heritage.waysOfNew[move.name] ?? [] {
        let counterparts = heritage.counterparts(of: move, way)
        let barred = people.compactMap { person -> Heritage.Barred? in
          let barred = heritage.dormant(way, person, snapshot) ?? old.barred(person, counterparts, way, map, snapshot)
          return barred.flatMap { keepsOut(person, of: move, on: after, waivedBy: $0.waiver) ? nil : $0 }
        }
        if !barred.isEmpty { bars.append(Heritage.bar(move.name, way, barred)) }
      }
    }
    for way in heritage.waysWithout(snapshot.bars) {
      let counterparts = heritage.oldMoves(way)
      let barred = people.compactMap {
        heritage.dormant(way, $0, snapshot) ?? old.barred($0, counterparts, way, map, snapshot)
      }
      if !barred.isEmpty { bars.append(Heritage.bar(nil, way, barred)) }
    }
    guard !acts.isEmpty || !bars.isEmpty || !snapshot.bars.isEmpty else { return nil }
    bars.sort { ($0.move ?? "", $0.from, $0.to, $0.field ?? "") < ($1.move ?? "", $1.from, $1.to, $1.field ?? "") }
    return Succession(acts: acts.isEmpty ? nil : acts, bars: bars)
  }

  /// Whether the moves, their waivers and their rules are those of the other definition.
  private func hasSameSeparation(as other: Definition) -> Bool {
    other.moves.elementsEqual(definition.moves) && other.waivers.elementsEqual(definition.waivers)
      && other.states.names == definition.states.names
      && other.rules.allSatisfy { definition.rules[$0.name]?.test == $0.test }
  }

  /// Whether this definition bars the person from what these moves do, and under which waiver not; nil if it does not.
  private func barred(
    _ person: String, _ moves: Heritage.Counterparts, _ way: Way, _ map: MigrationMap, _ snapshot: Snapshot
  ) -> Heritage.Barred? {
    func isBarred(_ move: MoveRule) -> Bool {
      let isKept = snapshot.bars.contains { bar in
        bar.move == move.name && bar.people.contains(person)
          && (moves.isNewWay || map.states[bar.from] ?? bar.from == way.from)
      }
      return isKept || !isFree(person, to: move, on: snapshot)
    }
    var barring = moves.all.filter(isBarred)
    if !moves.isNewWay && barring.count < moves.all.count { barring = [] }
    if barring.isEmpty { barring = moves.named.filter(isBarred) }
    guard !barring.isEmpty else { return nil }
    let waivers = barring.map { $0.waivedFor.flatMap { definition.waivers[$0]?.condition } }
    return Heritage.Barred(person: person, waiver: waivers.contains(nil) ? nil : waivers[0])
  }

  /// Whether separation, and rules about who did what, let the person make the move.
  private func isFree(_ person: String, to move: MoveRule, on snapshot: Snapshot) -> Bool {
    let actor = Actor.person(person)
    guard notApart(from: move.separateFrom, actor, nil, on: snapshot).isEmpty else { return false }
    let reader = reader(snapshot, actor: actor, now: snapshot.lastAt)
    return move.rules.allSatisfy { name in
      guard let test = definition.rules[name]?.test, test.program.paths.contains(where: { $0.first == "by" }) else {
        return true
      }
      return reader.evaluate(test) != .success(.bool(false))
    }
  }

  /// Whether this definition bars the person by itself, and waives that no more easily.
  private func keepsOut(
    _ person: String, of move: MoveRule, on snapshot: Snapshot, waivedBy condition: FieldCondition?
  ) -> Bool {
    guard !isFree(person, to: move, on: snapshot) else { return false }
    return move.waivedFor.flatMap { definition.waivers[$0] }.map { $0.condition == condition } ?? true
  }
}
