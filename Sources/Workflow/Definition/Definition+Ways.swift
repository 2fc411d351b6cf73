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
}
