internal import Workflow
internal import WorkingTime

extension PremiseDraft {
  /// When requests are raised.
  func arrivals() -> Premise.Arrivals {
    if estimate.arrivals != .history, let base { return base.arrivals }
    let tally = survey.arrivals
    let seconds = Double(max(1, estimate.from.seconds(to: estimate.until)))
    let aYear = (Double(tally.count) * 365 * 86_400 / seconds).rounded()
    let days = survey.weekdays
    // As many a weekday of that name, so that the length of the time does not favour some.
    let weights = Weekday.allCases.map { (tally.byWeekday[$0] ?? 0) * 1_000_000 / max(1, days[$0] ?? 0) }
    let weekdays = zip(Weekday.allCases, Hundredths.of(weights)).filter { $0.1 > 0 }
    let hours = zip(tally.hours, Hundredths.of(tally.byHours)).filter { $0.1 > 0 }
    let priorities = zip(estimate.priorities, Hundredths.of(estimate.priorities.map(\.count))).filter { $0.1 > 0 }
    return Premise.Arrivals(
      aYear: Int(min(10_000_000, max(1, aYear))), weekdays: Dictionary(uniqueKeysWithValues: Array(weekdays)),
      hours: hours.map { Premise.Arrivals.Hours($0.0, weight: $0.1) },
      priorities: priorities.map { Premise.Share(of: $0.0.name, weight: $0.1) })
  }

  /// Who is there; roles of whom nothing is known are left out.
  func staff() -> NameTable<Premise.Staffing> {
    NameTable(
      estimate.roles.compactMap { role in
        let own = base?.staff[role.role]
        switch role.origin {
        case .history, .few:
          return Premise.Staffing(
            role: role.role, people: role.people, isAroundTheClock: survey.isAroundTheClock(role.role),
            onCall: own?.onCall ?? 0)
        case .file: return own
        case .unused, .missing: return nil
        }
      })
  }

  /// What happens in each state that is not final.
  func work() -> NameTable<Premise.Work> {
    NameTable(
      zip(survey.places.filter { !$0.state.isFinal }, estimate.states).map { place, state in
        let own = base?.work[state.state]
        if state.length == .unused {
          return Premise.Work(
            state: state.state, by: nil, median: Allowance(seconds: 60, isElapsed: false), then: anyWay(state.state))
        }
        let (median, spread) = length(state, place)
        let isOwn = state.length == .file
        return Premise.Work(
          state: state.state, by: place.role, median: isOwn ? own?.median ?? median : median,
          spread: isOwn ? own?.spread ?? spread : spread, then: shares(of: state))
      })
  }

  private func length(_ state: HistoryEstimate.State, _ place: SurveyedPlace) -> (Allowance, Premise.Spread) {
    let (median, long) = (state.median ?? 60, state.oneInTwenty ?? 60)
    // Work is never written as elapsed: it counts in the hours of whoever does it.
    let isElapsed = place.isElapsed && !place.isWork
    func allowance(_ seconds: Int64) -> Allowance {
      let day = isElapsed ? 86_400 : max(60, survey.calendar.day.seconds)
      return Allowance(days: seconds / day, seconds: seconds % day, isElapsed: isElapsed)
    }
    return (allowance(median), long > median ? .oneInTwenty(allowance(long)) : .none)
  }

  /// The moves out of a state.
  func shares(of state: HistoryEstimate.State) -> [Premise.Share] {
    if state.shares == .file { return base?.work[state.state]?.then ?? [] }
    return zip(state.moves, Hundredths.of(state.moves.map(\.count))).filter { $0.1 > 0 }
      .map { Premise.Share(of: $0.0.name, weight: $0.1) }
  }

  /// Ways out of a state to which nothing comes, one for each priority.
  private func anyWay(_ state: String) -> [Premise.Share] {
    let leaving = definition.moves.filter { definition.selects($0.from, state) && $0.to != .same }
    let byPeople = leaving.filter { !$0.isMachines }
    let moves = byPeople.isEmpty ? leaving : byPeople
    let one = moves.first { move in definition.priorities.allSatisfy { move.condition.allows(priority: $0) } }
    let chosen = one.map { [$0] } ?? moves
    return zip(chosen, Hundredths.of(chosen.map { _ in 1 })).map { Premise.Share(of: $0.0.name, weight: $0.1) }
  }
}
