package import WorkingTime

/// What was counted in a history, in words: for people, and as comments of the file that is made of it.
package struct EstimateWords {
  package let estimate: HistoryEstimate
  /// The zone in which days are told.
  package let zone: Zone

  package init(estimate: HistoryEstimate, zone: Zone) {
    self.estimate = estimate
    self.zone = zone
  }

  /// The first and the last day that count.
  package var days: String {
    let first = zone.date(at: estimate.from)
    let last = zone.date(at: estimate.until.advanced(bySeconds: -1))
    return "\(first.iso) to \(max(first, last).iso)"
  }

  /// Of how many requests and when, and what was left out: a line each.
  package var lines: [String] {
    var lines = [
      "From the history of \(estimate.workflow), \(days): \(estimate.requests) requests raised, "
        + "\(estimate.moves) moves made by people"
    ]
    let left = [
      (estimate.machineMoves, "by the machine"), (estimate.reopened, "out of final states"),
      (estimate.unknown, "that this definition does not have"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    if !left.isEmpty { lines.append("Moves left out: " + left.joined(separator: ", ")) }
    return lines
  }

  /// What to know before the file is believed.
  package var comment: [String] {
    lines + [
      "Work is counted in the hours: from when a request came to a state or, if later, from the last act on any request",
      "of whoever moved it on. Time before they turned to it with nothing else to do is among it, so it took no longer.",
      "People are those of a usual week. Who can be called at night (on-call) is in no history.",
    ]
  }

  /// What is behind each figure, by the keys of its line in the file.
  package var notes: [[String]: String] {
    var notes: [[String]: String] = [:]
    if estimate.arrivals == .history {
      notes[["arrivals", "a-year"]] = "\(estimate.requests) requests"
      notes[["arrivals", "priorities"]] = counts(estimate.priorities.filter { $0.count > 0 })
    } else {
      notes[["arrivals"]] = "\(words(estimate.arrivals)); \(estimate.requests) requests"
    }
    for role in estimate.roles { notes[["staff", role.role]] = people(role) }
    for state in estimate.states { notes[["work", state.state]] = work(state) }
    return notes
  }

  /// Whose figures of people they are, and of how many.
  private func people(_ role: HistoryEstimate.Role) -> String {
    let seen = "\(role.people) in a usual week, \(role.everybody) in all, \(role.holders) hold the role"
    return role.origin == .history ? seen : "\(words(role.origin)); \(seen)"
  }

  /// The moves out of a state and the lengths in it that were counted.
  private func work(_ state: HistoryEstimate.State) -> String {
    if state.shares == .unused { return "nothing ever came here" }
    let outside = state.outsideHours == 0 ? "" : ", \(state.outsideHours) outside the hours"
    let shares = state.shares == .history ? "" : " (\(words(state.shares)))"
    let length = state.length == .history ? "" : " (\(words(state.length)))"
    return "\(counts(state.moves))\(shares); \(state.lengths) lengths\(outside)\(length)"
  }

  /// Where a figure is from.
  package func words(_ origin: HistoryEstimate.Origin) -> String {
    switch origin {
    case .history: "counted"
    case .few: "of few"
    case .file: "the file's"
    case .unused: "not used"
    case .missing: "missing"
    }
  }

  private func counts(_ counts: [HistoryEstimate.Count]) -> String {
    counts.isEmpty ? "no moves" : counts.map { "\($0.count) \($0.name)" }.joined(separator: ", ")
  }
}
