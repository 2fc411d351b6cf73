extension DefinitionCheck {
  /// Clocks: where they run, what they allow, what they name.
  var clocks: [Finding] {
    definition.clocks.flatMap { clock -> [Finding] in
      let path = ["clocks", clock.name]
      let moves = definition.moves.names
      var findings: [Finding] = []
      if case .named(let states) = clock.runsIn {
        findings += places(states, verb: "runs", at: path + ["runs-in"])
      }
      findings += places(clock.waitsIn, verb: "waits", at: path + ["waits-in"])
      for (index, state) in clock.waitsIn.enumerated() where definition.selects(clock.runsIn, state) {
        findings.append(
          Finding(.clock, at: path + ["waits-in", String(index)], "the clock runs in '\(state)', so it cannot wait"))
      }
      findings += budgets(clock.allow, at: path + ["allow"])
      findings += names(clock.restartsOn, "move", among: moves, at: path + ["restarts-on"])
      findings += names(clock.metBy ?? [], "move", among: moves, at: path + ["met-by"])
      if let party = clock.waitsFor {
        findings += self.party(party, at: path + ["waits-for"], besides: [.raiser, .assignee])
      }
      if !definition.ladders.contains(name: clock.ladder) {
        if clock.ladder == ClockRule.defaultLadder {
          findings.append(
            Finding(
              .unknownName, at: path, isAboutName: true,
              "the clock '\(clock.name)' names no ladder, and there is no '\(clock.ladder)'"))
        } else {
          findings += unknown("ladder", clock.ladder, among: definition.ladders.names, at: path + ["escalate"])
        }
      }
      return findings
    }
  }

  private func places(_ states: [String], verb: String, at path: [String]) -> [Finding] {
    states.enumerated().flatMap { index, name -> [Finding] in
      let place = path + [String(index)]
      guard let state = definition.states[name] else {
        return unknown("state", name, among: definition.states.names, at: place)
      }
      return state.isFinal ? [Finding(.clock, at: place, "no clock \(verb) in the final state '\(name)'")] : []
    }
  }

  /// A length of time for each priority, and for nothing else.
  func budgets(_ budgets: [String: Allowance], at path: [String]) -> [Finding] {
    let known = definition.priorities
    if known.isEmpty { return [] }
    var findings: [Finding] = []
    let missing = known.filter { budgets[$0] == nil }
    if !missing.isEmpty {
      findings.append(
        Finding(
          .clock, at: path, isAboutName: true, "no time is given for priority \(missing.joined(separator: ", "))"))
    }
    for name in budgets.keys.sorted() where !known.contains(name) {
      findings.append(
        Finding(
          .unknownValue, at: path + [name], isAboutName: true, "unknown priority '\(name)'",
          hint: .nearest(to: name, among: known)))
    }
    return findings + (missing.isEmpty ? tightness(of: budgets, at: path) : [])
  }

  /// A more urgent priority should not have more time than a less urgent one.
  private func tightness(of budgets: [String: Allowance], at path: [String]) -> [Finding] {
    // A day of working time takes a day at least; what is counted otherwise cannot be compared.
    func length(_ name: String) -> (seconds: Int64, isElapsed: Bool)? {
      budgets[name].map { ($0.days * 86_400 + $0.seconds, $0.isElapsed) }
    }
    return zip(definition.priorities, definition.priorities.dropFirst()).compactMap { urgent, next in
      guard let first = length(urgent), let second = length(next), first.isElapsed == second.isElapsed,
        first.seconds > second.seconds
      else { return nil }
      return Finding(
        .warning, .clock, at: path + [next], isAboutName: true,
        "\(next) has less time than \(urgent), which is more urgent")
    }
  }

  /// A clock that waits somewhere from where no request gets back to where it runs.
  var starved: [Finding] {
    let finals = definition.finalStates
    return definition.clocks.flatMap { clock in
      let ways = graph.leading(to: definition.states(of: clock.runsIn), notThrough: finals)
      return clock.waitsIn.enumerated().compactMap { index, state -> Finding? in
        guard let rule = definition.states[state], !rule.isFinal, !ways.contains(state) else { return nil }
        return Finding(
          .clock, at: ["clocks", clock.name, "waits-in", String(index)],
          "the clock waits in '\(state)', and no move leads from there back to where it runs",
          hint: "add a move back, such as resume, or take it out of waits-in: then it ends there")
      }
    }
  }

  /// Ladders: rungs rise, and the last one repeats or moves, so that nothing is ever forgotten.
  var ladders: [Finding] {
    definition.ladders.flatMap { ladder -> [Finding] in
      let path = ["escalations", ladder.name]
      var findings: [Finding] = []
      if ladder.rungs.isEmpty {
        findings.append(Finding(.ladder, at: path, isAboutName: true, "the ladder '\(ladder.name)' has no rungs"))
      }
      for (index, rung) in ladder.rungs.enumerated() {
        let place = path + [String(index)]
        let isLast = index == ladder.rungs.count - 1
        findings += percents(of: rung, after: index > 0 ? ladder.rungs[index - 1] : nil, at: place + ["at"])
        findings += action(of: rung, in: ladder, at: place)
        if let every = rung.every {
          findings += budgets(every, at: place + ["every"])
          if !isLast {
            findings.append(
              Finding(.ladder, at: place + ["every"], isAboutName: true, "only the last rung of a ladder repeats"))
          }
        }
        if isLast, rung.every == nil, !rung.isMove {
          findings.append(
            Finding(
              .ladder, at: place, "the last rung of '\(ladder.name)' neither repeats nor moves the request",
              hint: "give it every: 1d, so that nothing is forgotten"))
        }
      }
      return findings
    }
  }

  /// Each priority has its share, and for each of them it rises above the one before.
  private func percents(of rung: Ladder.Rung, after before: Ladder.Rung?, at path: [String]) -> [Finding] {
    var findings: [Finding] = []
    if let percents = rung.percents {
      let known = definition.priorities
      let missing = known.filter { percents[$0] == nil }
      if !missing.isEmpty || percents.isEmpty {
        findings.append(
          Finding(
            .ladder, at: path, isAboutName: true,
            "no share of the time is given for priority \(missing.joined(separator: ", "))"))
      }
      for name in percents.keys.sorted() where !known.contains(name) {
        findings.append(
          Finding(
            .unknownValue, at: path + [name], isAboutName: true, "unknown priority '\(name)'",
            hint: .nearest(to: name, among: known)))
      }
    }
    let priorities: [String?] = rung.percents == nil && before?.percents == nil ? [nil] : definition.priorities
    for priority in priorities {
      guard let before, rung.percent(for: priority) <= before.percent(for: priority) else { continue }
      let (share, last) = (rung.percent(for: priority), before.percent(for: priority))
      let whose = priority.map { " for \($0)" } ?? ""
      findings.append(
        Finding(.ladder, at: path, "\(share)% does not rise above the \(last)% before it\(whose)"))
    }
    return findings
  }

  private func action(of rung: Ladder.Rung, in ladder: Ladder, at place: [String]) -> [Finding] {
    let people: [Party] = [.raiser, .assignee, .whoeverItWaitsFor]
    switch rung.action {
    case .remind(let party): return self.party(party, at: place + ["remind"], besides: people)
    case .tell(let party): return self.party(party, at: place + ["tell"], besides: people)
    case .move(let name):
      var findings: [Finding] = []
      if rung.every != nil {
        findings.append(
          Finding(.ladder, at: place + ["every"], isAboutName: true, "a rung that moves the request does not repeat"))
      }
      guard let move = definition.moves[name] else {
        return findings + unknown("move", name, among: definition.moves.names, at: place + ["move"])
      }
      guard move.isMachines else {
        return findings + [Finding(.ladder, at: place + ["move"], "'\(name)' is no move of the machine")]
      }
      if move.occasion != nil {
        findings.append(
          Finding(.ladder, at: place + ["move"], "'\(name)' is made because of an absence: it stands on no rung"))
      }
      return findings + reach(of: move, in: ladder, at: place + ["move"])
    }
  }

  /// A rung's move has to be possible wherever a clock of its ladder can reach the rung.
  private func reach(of move: MoveRule, in ladder: Ladder, at path: [String]) -> [Finding] {
    definition.clocks.filter { $0.ladder == ladder.name }.compactMap { clock in
      // A bound falls due even while the clock waits.
      let states = definition.states(of: clock.runsIn) + (clock.noLaterThan == nil ? [] : clock.waitsIn)
      let missing = states.filter { definition.states.contains(name: $0) && !definition.selects(move.from, $0) }
      if missing.isEmpty { return nil }
      return Finding(
        .ladder, at: path,
        "'\(move.name)' does not leave from \(missing.joined(separator: ", ")), where the clock '\(clock.name)' can be")
    }
  }
}

extension Ladder.Rung {
  /// Whether it moves the request.
  fileprivate var isMove: Bool {
    if case .move = action { true } else { false }
  }
}
