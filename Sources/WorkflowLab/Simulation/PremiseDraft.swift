internal import Workflow
internal import WorkingTime

/// A premise on its way from counts: each figure by the history where it was counted often enough, else by the base.
struct PremiseDraft {
  let survey: HistorySurvey
  let base: Premise?
  private(set) var estimate: HistoryEstimate
  private(set) var gaps: [HistoryGap] = []
  var definition: Definition { survey.definition }

  init(_ survey: HistorySurvey, base: Premise?) {
    self.survey = survey
    self.base = base
    let arrivals = survey.arrivals
    estimate = HistoryEstimate(
      workflow: survey.definition.workflow, version: survey.definition.version, from: survey.from, until: survey.until,
      requests: arrivals.count, moves: survey.moves, machineMoves: survey.machineMoves, reopened: survey.reopened,
      unknown: survey.unknown, arrivals: .history,
      priorities: survey.definition.priorities.map { .init($0, arrivals.byPriority[$0] ?? 0) },
      states: zip(survey.places, survey.tallies).filter { !$0.0.state.isFinal }.map { place, tally in
        let moves = survey.definition.moves.names.compactMap { name in
          tally.moves[name].map { HistoryEstimate.Count(name, $0) }
        }
        return HistoryEstimate.State(
          state: place.state.name, role: place.role, moves: moves, shares: .history, lengths: tally.lengths.count,
          outsideHours: tally.outsideHours, median: tally.lengths.minutes(atPercent: 50).map { $0 * 60 },
          oneInTwenty: tally.lengths.minutes(atPercent: 95).map { $0 * 60 }, length: .history)
      },
      roles: survey.definition.roles.names.filter { role in survey.places.contains { $0.role == role } }.map { role in
        let tally = survey.workers[role] ?? WorkerTally()
        return HistoryEstimate.Role(
          role: role, people: tally.inUsualWeek, everybody: tally.everybody.count,
          holders: survey.people.values.count { $0.holds(role, at: survey.until) }, moves: tally.moves,
          origin: .history)
      })
  }

  /// The premise; what it lacks is among the gaps.
  mutating func premise() -> Premise {
    judge()
    let zone = survey.calendar.zone
    let days = EstimateWords(estimate: estimate, zone: zone).days
    var premise = Premise(
      workflow: definition.workflow, title: "What \(estimate.requests) requests from \(days) say",
      seed: base?.seed ?? 1, from: base?.from ?? zone.date(at: survey.until), days: base?.days ?? 364,
      arrivals: arrivals(), staff: staff(), work: work(), alsoCounts: survey.alsoCounts)
    guard gaps.isEmpty else { return premise }
    for fault in premise.faults(for: definition) {
      if case .noWayOut(let state, _) = fault.reason, let own = base?.work[state],
        let index = estimate.states.firstIndex(where: { $0.state == state })
      {
        estimate.states[index].shares = .file
        premise.work = NameTable(premise.work.map { $0.name == state ? $0.leaving(by: own.then) : $0 })
      } else {
        gaps.append(.unfit(fault))
      }
    }
    return premise
  }

  private mutating func judge() {
    let days = Int(estimate.from.seconds(to: estimate.until) / 86_400)
    let isLong = days >= HistoryEstimate.enoughDays && estimate.requests >= HistoryEstimate.enough
    let isUrgent = estimate.priorities.contains { $0.count > 0 }
    if !isLong || !isUrgent {
      estimate.arrivals = base == nil ? .missing : .file
      if base == nil { gaps.append(isLong ? .priorities : .arrivals(requests: estimate.requests, days: days)) }
    }
    for index in estimate.states.indices {
      let state = estimate.states[index]
      estimate.states[index].shares = origin(
        of: state.moves.reduce(0) { $0 + $1.count }, base?.work[state.state] != nil)
      estimate.states[index].length = origin(of: state.lengths, base?.work[state.state] != nil)
    }
    let reached = reached()
    for index in estimate.states.indices { settle(index, isReached: reached.contains(estimate.states[index].state)) }
    for index in estimate.roles.indices {
      let role = estimate.roles[index]
      estimate.roles[index].origin = origin(of: role.moves, base?.staff[role.role] != nil)
      // A state that needs them has told it already.
      if estimate.roles[index].origin == .missing { estimate.roles[index].origin = .unused }
    }
  }

  private func origin(of count: Int, _ hasBase: Bool) -> HistoryEstimate.Origin {
    if count >= HistoryEstimate.enough { return .history }
    return hasBase ? .file : count > 0 ? .few : .missing
  }

  /// What nothing says of a state: a gap, unless nothing comes there.
  private mutating func settle(_ index: Int, isReached: Bool) {
    let state = estimate.states[index]
    guard state.shares == .missing || state.length == .missing else { return }
    guard isReached || !state.moves.isEmpty else {
      estimate.states[index].shares = .unused
      estimate.states[index].length = .unused
      return
    }
    let place = survey.places.first { $0.state.name == state.state }
    if state.shares == .missing {
      gaps.append(.ways(state: state.state))
    } else {
      let isUnsaid = place?.isWork == true && state.role == nil
      gaps.append(isUnsaid ? .role(state: state.state) : .length(state: state.state, role: state.role))
    }
  }

  /// The states to which the shares lead.
  private func reached() -> Set<String> {
    var reached: Set = [definition.raise.into]
    var next = [definition.raise.into]
    while let name = next.popLast() {
      guard let state = estimate.states.first(where: { $0.state == name }) else { continue }
      for share in shares(of: state) where share.weight > 0 {
        guard case .state(let target)? = definition.moves[share.of]?.to, reached.insert(target).inserted else {
          continue
        }
        next.append(target)
      }
    }
    return reached
  }
}

extension Premise.Work {
  /// The same with other moves out of it.
  fileprivate func leaving(by shares: [Premise.Share]) -> Premise.Work {
    var work = self
    work.then = shares
    return work
  }
}
