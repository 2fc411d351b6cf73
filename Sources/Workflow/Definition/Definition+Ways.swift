extension Definition {
  /// How many stages a move takes a request on, 0 or 1, one back to where it was counting as 1; nil for one that
  /// takes it back, past a stage, into a state that only waits, or nowhere.
  package func stagesForward(from state: String, by move: MoveRule) -> Int? {
    if move.to == .whereItWas { return 1 }
    guard case .state(let target) = move.to, target != state, !isHolding(target), let here = states[state],
      let there = states[target], let from = Stage.allCases.firstIndex(of: here.stage),
      let to = Stage.allCases.firstIndex(of: there.stage), (0...1).contains(to - from)
    else { return nil }
    return to - from
  }

  /// Whether a move from a state is work on a request, rather than a way for it to be given up: it takes it out of its
  /// state, and not back to its raiser.
  ///
  /// Whether a request can be moved on is asked of these moves alone, and of their makers without the raiser, unless it is
  /// the raiser whom the state waits for: that whoever asked may withdraw gets nothing done.
  package func isWorking(_ move: MoveRule, from state: String) -> Bool {
    guard !move.isMachines, move.to != .same, selects(move.from, state) else { return false }
    if states[state]?.waitsFor == .raiser { return true }
    guard move.by.contains(where: { $0 != .raiser }) else { return false }
    guard case .state(let target) = move.to else { return true }
    return states[target]?.waitsFor != .raiser
  }

  /// Who makes a working move from a state.
  package func workers(of move: MoveRule, from state: String) -> [Party] {
    states[state]?.waitsFor == .raiser ? move.by : move.by.filter { $0 != .raiser }
  }

  /// Whether work only waits in a state: one that is left to where the request was before.
  package func isHolding(_ state: String) -> Bool {
    moves.contains { $0.to == .whereItWas && selects($0.from, state) }
  }

  /// The fewest moves of people that lead from a state to one of several, as far as states go; nil if none do.
  package func way(from start: String, toAny targets: Set<String>) -> [MoveRule]? {
    var ways: [(state: String, moves: [MoveRule])] = [(start, [])]
    var seen: Set<String> = [start]
    var next = 0
    while next < ways.count {
      let (state, path) = ways[next]
      next += 1
      if targets.contains(state) { return path }
      for move in moves where !move.isMachines && move.within == nil && selects(move.from, state) {
        guard case .state(let target) = move.to, seen.insert(target).inserted else { continue }
        ways.append((target, path + [move]))
      }
    }
    return nil
  }

  /// The states in which a request has ended.
  package var finalStates: Set<String> { Set(states.filter(\.isFinal).map(\.name)) }

  /// The fewest moves of people that lead to an end by way of a state of stage act; nil from there on, or if none do.
  package func wayByWork(from start: String) -> [MoveRule]? {
    guard let stage = states[start]?.stage, stage != .act, stage != .close else { return nil }
    let work = Set(states.filter { $0.stage == .act && !isHolding($0.name) }.map(\.name))
    guard let there = way(from: start, toAny: work), case .state(let place)? = there.last?.to else { return nil }
    // From the work on it goes through what comes after it, not out of it.
    let after = Set(states.filter { $0.stage == .close && !$0.isFinal }.map(\.name))
    guard let reported = way(from: place, toAny: after), case .state(let next)? = reported.last?.to,
      let home = way(from: next, toAny: finalStates)
    else { return nil }
    return there + reported + home
  }
}
